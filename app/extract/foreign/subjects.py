# ruff: noqa: E501 -- word lists are read whole
"""The desk's topics in the words of other languages, and how their pages speak of themselves.

``LATIN`` holds German and Portuguese, ``OTHER`` Russian, Ukrainian and Chinese; patterns by topic.
"""

import re

LATIN: dict[str, str] = {
    "training": r"Kurse?[ns]?\b|Lehrg[aä]ng\w*|Ausgebildet\w*|unterricht\w*|Simulator\w*|Schulung\w*|Rekruten|Kadett\w*|treinad\w+|formação|cursos?\b|instru(?:ção|ções|endos)|simulador\w*|recrutas|pilotos",
    "exercises": r"Übung\w*|Kriegsspiel\w*|Seemanöver\w*|exercícios?|manobra\w*|simulacro\w*",
    "joint-patrols": r"Patrouill\w*|Bomber\w*|Kriegsschiff\w*|Korvette\w*|Geschwader\w*|Luftraum\w*|patrulh\w*|bombardeir\w*|navios? de guerra|corvetas?|contratorpedeiro\w*|navios?\b|esquadra",
    "arms-and-materiel": r"Waffen\w*|Panzer\w*|Raketen\w*|Marschflugkörper\w*|Kampfjet\w*|Schutzwesten?|Helme?\b|Lastwagen|Lkw|Rüstung\w*|Werft\w*|Schnellboot\w*|armamento\w*|mísse?is?|míssil|coletes?|capacetes?|blindados?|caças?\b|estaleiro\w*|canhões|obuses|camiões|caminhões",
    "dual-use-transfers": r"Mikrochip\w*|Halbleiter\w*|\w*[cC]hips?\b|Elektronik\w*|\w*maschinen?\b|Bauteile?n?|Ersatzteile?n?|Frachtpapier\w*|Zoll\w*|Liefer\w*|Export\w*|Import\w*|Kugellager|Getriebe|semicondutor\w*|chips?\b|eletr[óô]nic\w*|peças|máquinas?|faturas?|encomenda\w*|exporta\w+|importa\w+|contentor\w*|contêiner\w*|aduan\w+|fornec\w+|entregou|entregas?\b",
    "drones": r"\w*[dD]rohnen?\w*|unbemannt\w*|drones?\b|não tripulad\w+|veículos? aéreos?",
    "ammunition-and-explosives": r"Munition\w*|Granaten?|Sprengstoff\w*|Schießpulver|Geschosse?n?|Patronen|Minen?\b|munições|granadas|pólvora|explosivos?|projéteis|minas\b",
    "foreign-fighters": r"Söldner\w*|Freiwillige\w*|Kriegsgefangene\w*|mercenári\w+|combatentes|prisioneiros de guerra|voluntários",
    "observers": r"Beobachter\w*|Delegation\w*|Offizier\w*|Gefechtsst[aä]nd\w*|observador\w*|delegaç\w+|oficiais|postos? de comando",
    "intelligence-sharing": r"Satelliten\w*|Radar\w*|Aufklärung\w*|Sonar\w*|Störsender\w*|satélites?|radar\w*|sonar\w*|interferência\w*|espion\w+",
    "technology-transfer": r"Triebwerk\w*|Motoren?\w*|Dieselmotor\w*|U-Boote?\w*|Ingenieur\w*|Technik\w*|Technologie\w*|Konstruktionszeichnung\w*|Lizenz\w*|Antrieb\w*|tecnologia\w*|motores|motor\b|submarinos?|engenheir\w+|licenças?|turbinas?|propuls\w+|reator\w*",
    "sanctions": r"Sanktion\w*|Embargo\w*|Briefkastenfirm\w*|sanç\w+|embargo\w*|empresas? de fachada",
    "strategic-alignment": r"Partnerschaft\w*|Zusammenarbeit|Verbündete\w*|parceria\w*|cooperação|aliad\w+",
}
OTHER: dict[str, str] = {
    "training": r"курс(?:ы|ов|ах|ам|и|ів|антів)?(?!\w)|стажиров|переподготов|учебн|занятия|трениров|занимаются|новобран|стажуван|навчальн|тренуван|курсант|培养|授课|课程|模拟器|学习班|进修|培训班|实习",
    "exercises": r"учебн\w+ стрельб|командно-штабн|стрільб|тральни|разминир|розмінув|演训|实弹|扫雷|联演|联训",
    "joint-patrols": r"корабл|сторожевик|тральщик|катер|авианос|конвой|перехват|кораб(?:ел|л)|катер|舰队|海警|战舰|巡逻舰|参演|战斗巡逻",
    "arms-and-materiel": r"вооружени|гаубиц|миномёт|шлем|каск|техник[аиу]|броневик|пушк|озброєнн|бронежилет|шолом|каск|гармат|гаубиц|头盔|防弹衣|夜视仪|榴弹炮|枪械|军火|军备|军工",
    "dual-use-transfers": r"комплектующ|детал|станк|запчаст|товар|партии|парти[яю]|закуп|купил|получил|прода(?:л|ёт|ет|ют|ж)|отправ|посредник|вагон|контейнер|комплектуюч|запчастин|деталі|закупі|придба|отрима|прода(?:в|є|ють|ж)|партія|партії|посередник|вагон|контейнер|购买|采购|出售|销售|货轮|集装箱|中间商|转口|半导体|电子元件|零件|交货|发货|运抵",
    "drones": r"БАС(?!\w)|FPV|коптер|катер-дрон|безэкипажн|безекіпажн|巡飞弹|旋翼|艇",
    "ammunition-and-explosives": r"мин[аыу]?(?!\w)|морск\w+ мин|гильз|детонатор|тротил|мін[аиу]?(?!\w)|гільз|снаряд|детонатор|тротил|水雷|地雷|弹壳|引信|雷管",
    "foreign-fighters": r"военнопленн|контрактник|пленн|військовополонен|полонен|战俘|志愿兵",
    "observers": r"штаб|комиссия|военн\w+ атташе|штаб|аташе|武官|参谋|考察",
    "intelligence-sharing": r"радиолокацион|сонар|помех|радиоэлектрон|космическ|глушилк|радіолокац|сонар|перешкод|радіоелектрон|космічн|电子战|遥感|情报|雷达站",
    "technology-transfer": r"мотор|дизел|чертеж|патент|движител|реактор|специалист|наладк|налажива|мотор|дизел|патент|рушій|реактор|фахівц|налагод|设计图|专利|技术转让|涡轮|反应堆|专家",
    "sanctions": r"ограничени|подставн|фирм-прокладк|обход\w* |обмежен|підставн|обхід|规避|空壳公司|限制措施",
    "strategic-alignment": r"партнёр|взаимодейств|дружб|союз|партнер|взаємоді|дружб|союз|协作|战略协作|友好",
}
SELF_TALK = re.compile(
    r"подпи(?:сывайтесь|шитесь|сывайся)|читайте (?:также|нас)|наш(?:ем|его)? (?:телеграм|канал)|пишите (?:нам|в )|поделитесь|делитесь|присылайте|перепечатк|все права защищены|редакция не несёт|реклама(?!\w)|сбор (?:на|закрыт)|донат|фото:|"
    r"підпи(?:суйтесь|шіться)|читайте (?:також|нас)|стежте за нами|долучайтесь|надсилайте|передрук|усі права захищен|"
    r"abonnieren sie|newsletter|lesen sie auch|folgen sie uns|alle rechte vorbehalten|zur startseite|mehr zum thema|jetzt (?:testen|registrieren)|"
    r"assine |subscreva|leia (?:também|mais)|siga-nos|todos os direitos reservados|receba as notícias|partilhe|compartilhe|"
    r"关注我们|扫码|点击|订阅|转载|责任编辑|编辑[:：]|版权所有|更多(?:阅读|新闻)|网友",
    re.IGNORECASE,
)
OTHER_STORY = re.compile(
    r"^(?:Тем временем|Между тем в|В других новостях|Напомним, в|Ранее в [А-Я]\w+|Тим часом|Нагадаємо, (?:в|у|торік)|До слова|Unterdessen|Derweil|Entretanto, n|Enquanto isso|另据报道，本|此外，本|本市|另一方面，本)"
)
_POINTING = re.compile(
    r"^\W*(?:Эт(?:о|от|а|и|их|им)(?!\w)|Он[аио]?(?!\w)|Их(?!\w)|Все они|Среди них|Ц(?:е|ей|я|і|их)(?!\w)|В(?:ін|она|они|оно)(?!\w)|Їх(?!\w)|Серед них|这|该|其|他们|双方|两国)"
)
_ARTICLE = {
    "de": re.compile(r"^\W*(?:Der|Die|Das|Den|Dem|Des|Dies\w*|Sie|Er|Es|Ihre?)\b"),
    "pt": re.compile(r"^\W*(?:O|A|Os|As|Ess[ea]s?|Est[ea]s?|El[ea]s?)\b"),
}
NEGATED = re.compile(
    r"(?<!\w)(?:не|нет|ни|никто|никогда|нельзя|немає|ніхто|ніколи|nicht|kein\w*|nie|niemals|não|nunca|nenhum\w*|ninguém)(?!\w)|没有|并未|尚未|未曾|不会|从未"
)
OLD = re.compile(
    r"(?<!\w)(?:в|с|до|у|з|від|seit|im Jahr|em|desde) (?:19\d\d|20[01]\d|202[0-3])(?!\w)|(?:19\d\d|20[01]\d|202[0-3])年|(?:несколько|кілька) (?:лет|років) (?:назад|тому)|vor Jahren|há anos|多年前"
)


def points_back(text: str, language: str) -> bool:
    """Tell whether a sentence opens with something spoken of before: a pronoun or an article."""
    return _ARTICLE.get(language, _POINTING).match(text) is not None
