# ruff: noqa: E501 -- the table is read whole
"""How words for countries begin in Russian, Ukrainian, Chinese, German and Portuguese.

Where a beginning would fit other words too (a surname), the case forms are written out.
"""

_TABLE = """
US;американ,amerikanisch,norte-american,estadunidens,estado-unidens
GB;британ,англійськ,английск,Großbritannien,britisch,Reino Unido,britânic,英方
DE;герман,німецьк,Deutschland,deutsch,Alemanha,alemã,alemão,alemães,德方
FR;французьк,французск,Frankreich,französisch,França,frances,francês,法方
JP;Японі,Japan,japanisch,Japão,japon,japonês
KR;Южнокоре,Південнокоре,Южная Коре,Южной Коре,Южную Коре,южнокоре,Південна Коре,Південної Коре,Південною Коре,південнокоре,Südkorea,südkorean,Coreia do Sul,sul-corean
KP;Северокоре,Північнокоре,Северная Коре,Северной Коре,северокоре,Північна Коре,Північної Коре,північнокоре,Nordkorea,nordkorean,Coreia do Norte,norte-corean
TW;тайван,taiwan,Taiuan
BY;белорус,білорус,Weißrussland,belarussisch,Bielorrússia
IR;иранск,іранськ,iranisch,Irão,Irã,iranian
IN;индийск,індійськ,Індія,Індії,Індію,Indien,indisch,Índia,indian
PK;Пакистан,пакистан,巴基斯坦,pakistanisch,Paquistão
PL;польск,польськ,波兰,Polen,polnisch,Polónia,Polônia,polac
RO;румын,румун,罗马尼亚,Rumänien,rumänisch,Romênia
HU;Венгри,венгерск,Угорщ,угорськ,匈牙利,Ungarn,ungarisch,Hungria,húngar
IT;Итали,итальянск,Італі,італійськ,意大利,Italien,italienisch,Itália,italian
ES;Испани,испанск,Іспані,іспанськ,西班牙,Spanien,spanisch,Espanha,espanhol
NL;Нидерланд,荷兰,荷方,Niederland,niederländisch,Países Baixos,neerland,holand
BE;Бельги,бельгийск,Бельгі,бельгійськ,比利时,Belgien,belgisch,Bélgica,belga
DK;Дания,Дании,Данию,датск,Данія,Данії,Данію,данськ,丹麦,Dänemark,dänisch,Dinamarca,dinamarquês
NO;Норвеги,норвежск,Норвегі,норвезьк,挪威,Norwegen,norwegisch,Noruega,norueg
SE;Швеция,Швеции,Швецию,шведск,Швеція,Швеції,Швецію,шведськ,瑞典,Schweden,schwedisch,Suécia,suec
FI;Финлянди,финск,финлянд,Фінлянді,фінськ,фінлянд,芬兰,Finnland,finnisch,Finlândia,finland
EE;Эстони,эстонск,Естоні,естонськ,爱沙尼亚,Estland,estnisch,Estónia,Estônia,estonian
LV;Латвия,Латвии,Латвию,латвийск,латышск,Латвія,Латвії,латвійськ,拉脱维亚,Lettland,lettisch,Letónia,Letônia,letão
LT;Литва,Литвы,Литве,Литву,Литвой,литовск,Литві,литовськ,立陶宛,Litauen,litauisch,Lituânia,lituan
CZ;Чехия,Чехии,Чехию,чешск,Чехія,Чехії,чеськ,捷克,Tschechien,tschechisch,Chéquia,Tchéquia,checo,tcheco
SK;Словаки,словацк,Словаччин,словацьк,斯洛伐克,Slowakei,slowakisch,Eslováquia,eslovac
AT;Австрия,Австрии,Австрию,австрийск,Австрія,Австрії,австрійськ,奥地利,Österreich,österreichisch,Áustria,austríac
CH;Швейцари,швейцарск,Швейцарі,швейцарськ,瑞士,Schweiz,schweizer,Suíça,suíç
PT;Португали,португальск,Португалі,португальськ,葡萄牙,portugiesisch,portugu
TR;Турция,Турции,Турцию,Турцией,турецк,Туреччин,турецьк,土耳其,Türkei,türkisch,Turquia,turco,turca
RS;Сербия,Сербии,Сербию,сербск,Сербія,Сербії,сербськ,塞尔维亚,Serbien,serbisch,Sérvia,sérvi
BG;Болгари,болгарск,Болгарі,болгарськ,保加利亚,Bulgarien,bulgarisch,Bulgária,búlgar
GR;Греция,Греции,Грецию,греческ,Греція,Греції,грецьк,希腊,Griechenland,griechisch,Grécia,greg
MD;Молдав,молдав,Молдов,молдов,摩尔多瓦,Moldau,Moldávia
GE;Грузия,Грузии,Грузию,грузинск,Грузія,Грузії,грузинськ,格鲁吉亚,Georgien,georgisch,Geórgia
AM;Армения,Армении,армянск,Вірменія,Вірменії,вірменськ,亚美尼亚,Armenien,armenisch,Arménia,Armênia
AZ;Азербайджан,азербайджан,阿塞拜疆,Aserbaidschan,Azerbaijão
KZ;казахстан,казахск,казахськ,哈萨克斯坦,Kasachstan,kasachisch,Cazaquistão
KG;Киргиз,киргиз,Кыргыз,吉尔吉斯斯坦,Kirgisistan,Quirguistão
TJ;Таджики,таджик,塔吉克斯坦,Tadschikistan,Tajiquistão
UZ;Узбеки,узбек,乌兹别克斯坦,Usbekistan,usbekisch,Uzbequistão
MN;Монголи,монгольск,Монголі,монгольськ,蒙古,Mongolei,mongolisch,Mongólia
VN;Вьетнам,вьетнам,В'єтнам,в'єтнам,越南,vietnamesisch,Vietname,Vietnã
PH;Филиппин,филиппин,Філіппін,філіппін,菲律宾,Philippinen,philippinisch,Filipinas,filipin
MY;Малайзи,малайзийск,马来西亚,Malásia
"""
MORE: dict[str, tuple[str, ...]] = {
    code: tuple(stems.split(","))
    for code, stems in (line.split(";") for line in _TABLE.strip().splitlines())
}
