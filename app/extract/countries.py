# ruff: noqa: E501 -- word lists and patterns are read whole
"""Countries by what texts call them: names, people, capitals, and the cities that stand for a side."""

from dataclasses import dataclass

from app.extract.foreign.lands import MORE


@dataclass(frozen=True, slots=True)
class Country:
    """One country. ``names`` and ``people`` are English; the first name is the usual one."""

    code: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    stems: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The usual English name."""
        return self.names[0]


_TABLE = """
CN;China,PRC,People's Republic of China,Mainland China;Chinese;Beijing;Кита,китайск,китайськ,кита,Пекін,Пекин,中国,中國,中方,中俄,北京,chines,Chines,chinês,Peking,Pequim,КНР
RU;Russia,Russian Federation;Russian,Russians;Moscow,Kremlin;Росси,росси,росій,Росі,РФ,Москв,Кремл,俄罗斯,俄方,中俄,俄军,莫斯科,Russland,russisch,Rússia,russ,Moscovo,Moskau
UA;Ukraine;Ukrainian,Ukrainians;Kyiv,Kiev;Україн,україн,Украин,украин,Київ,Киев,乌克兰,基辅,Ucrânia,ucrania,ukrainisch
US;United States,U.S.,US,USA,America;American,Americans;Washington;США,америк,美国,美方,Vereinigte Staaten,Estados Unidos
GB;United Kingdom,Britain,UK,Great Britain;British;London;Британ,Великобритан,英国
DE;Germany;German,Germans;Berlin;Герман,Німеч,німец,немец,德国
FR;France;French;Paris;Франц,франц,法国
JP;Japan;Japanese;Tokyo;Япон,япон,日本,日方
KR;South Korea,Republic of Korea;South Korean,Korean;Seoul;韩国,韩方
KP;North Korea,DPRK;North Korean;Pyongyang;КНДР,朝鲜
TW;Taiwan;Taiwanese;Taipei;Тайван,台湾
BY;Belarus;Belarusian;Minsk;Белорус,Білорус,白俄罗斯
IR;Iran;Iranian;Tehran;Иран,Іран,伊朗
IN;India;Indian;New Delhi,Delhi;Инди,印度
PK;Pakistan;Pakistani;Islamabad;
PL;Poland;Polish;Warsaw;Польш,Польщ
RO;Romania;Romanian;Bucharest;Румын,Румун,Roménia,romen
HU;Hungary;Hungarian;Budapest;
IT;Italy;Italian;Rome;
ES;Spain;Spanish;Madrid;
NL;Netherlands,Holland;Dutch;The Hague,Amsterdam;нідерланд,нидерланд,Нідерланд
BE;Belgium;Belgian;;
DK;Denmark;Danish;Copenhagen;
NO;Norway;Norwegian;Oslo;
SE;Sweden;Swedish;Stockholm;
FI;Finland;Finnish;Helsinki;
EE;Estonia;Estonian;Tallinn;
LV;Latvia;Latvian;Riga;
LT;Lithuania;Lithuanian;Vilnius;
CZ;Czech Republic,Czechia;Czech;Prague;
SK;Slovakia;Slovak;Bratislava;
AT;Austria;Austrian;Vienna;
CH;Switzerland;Swiss;Bern;
PT;Portugal;Portuguese;Lisbon;
TR;Turkey,Türkiye;Turkish;Ankara;
RS;Serbia;Serbian;Belgrade;
BG;Bulgaria;Bulgarian;Sofia;
GR;Greece;Greek;Athens;
MD;Moldova;Moldovan;Chisinau;
GE;Georgia;Georgian;Tbilisi;
AM;Armenia;Armenian;Yerevan;
AZ;Azerbaijan;Azerbaijani;Baku;
KZ;Kazakhstan;Kazakh,Kazakhstani;Astana;Казахст
KG;Kyrgyzstan;Kyrgyz;Bishkek;
TJ;Tajikistan;Tajik;Dushanbe;
UZ;Uzbekistan;Uzbek;Tashkent;
MN;Mongolia;Mongolian;Ulaanbaatar;
LA;Laos;Laotian,Lao;Vientiane;
KH;Cambodia;Cambodian;Phnom Penh;
VN;Vietnam;Vietnamese;Hanoi;
PH;Philippines;Philippine,Filipino;Manila;
MY;Malaysia;Malaysian;Kuala Lumpur;
SG;Singapore;Singaporean;;
ID;Indonesia;Indonesian;Jakarta;
TH;Thailand;Thai;Bangkok;
MM;Myanmar,Burma;Burmese;Naypyidaw;
AU;Australia;Australian;Canberra;
NZ;New Zealand;;Wellington;
CA;Canada;Canadian;Ottawa;
MX;Mexico;Mexican;Mexico City;
BR;Brazil;Brazilian;Brasilia;
ZA;South Africa;South African;Pretoria;
EG;Egypt;Egyptian;Cairo;
SA;Saudi Arabia;Saudi;Riyadh;
AE;United Arab Emirates,UAE;Emirati;Abu Dhabi;
QA;Qatar;Qatari;Doha;
IL;Israel;Israeli;Jerusalem;
SY;Syria;Syrian;Damascus;
ML;Mali;Malian;Bamako;
KE;Kenya;Kenyan;Nairobi;
ET;Ethiopia;Ethiopian;Addis Ababa;
OM;Oman;Omani;Muscat;
AF;Afghanistan;Afghan,Taliban;Kabul;
"""

# Cities and regions that put a sentence on one side of the cooperation.
SIDE_PLACES = {
    "CN": [
        "Wuhan",
        "Shenzhen",
        "Shanghai",
        "Guangzhou",
        "Chengdu",
        "Harbin",
        "Chongqing",
        "Tianjin",
        "Shenyang",
        "Changchun",
        "Xiamen",
        "Nanjing",
        "Wuxi",
        "Ningbo",
        "Qingdao",
        "Dalian",
        "Xinjiang",
        "Sichuan",
        "Guangdong",
        "Shandong",
        "Manzhouli",
        "Hunan",
        "Hubei",
        "Jiangsu",
        "Zhejiang",
        "Heilongjiang",
        "Hong",
        "Kong",
        "Hainan",
        "Zhuhai",
        "Hangzhou",
        "Suzhou",
        "Dongguan",
        "Heihe",
    ],
    "RU": [
        "Rostov",
        "Belgorod",
        "Kursk",
        "Tver",
        "Chita",
        "Zabaikalsk",
        "Yekaterinburg",
        "Tula",
        "Vladivostok",
        "Khabarovsk",
        "Tatarstan",
        "Izhevsk",
        "Rybinsk",
        "Chelyabinsk",
        "Novosibirsk",
        "Siberia",
        "Crimea",
        "Petersburg",
        "Murmansk",
        "Kaliningrad",
        "Perm",
        "Kazan",
        "Alabuga",
        "Bryansk",
        "Voronezh",
        "Ryazan",
        "Sevastopol",
    ],
}


def _read(table: str) -> tuple[Country, ...]:
    countries: list[Country] = []
    for line in table.strip().splitlines():
        code, *lists = line.split(";")
        names, people, capitals, stems = (tuple(p for p in part.split(",") if p) for part in lists)
        countries.append(Country(code, names, people, capitals, (*stems, *MORE.get(code, ()))))
    return tuple(countries)


COUNTRIES = _read(_TABLE)
BY_CODE = {c.code: c for c in COUNTRIES}
