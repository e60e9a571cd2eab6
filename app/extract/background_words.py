# ruff: noqa: E501 -- patterns are read whole
"""What marks a sentence as background in the languages read: definitions, history, remarks, demands."""

import re

SHOULD = re.compile(
    r"\b(?:should|must|ought to|needs? to|had better|it is time|let us|let's)\b"
    r"|(?<!\w)(?:должн[аоы]?|следует|нужно|необходимо|надо|пора|повинн[аіо]|слід|треба|варто|потрібно)(?!\w)"
    r"|应该|应当|必须|务必|\b(?:muss|müssen|müsste\w*)\b",
    re.IGNORECASE,
)
"""What ought to be done; said by nobody it is the writer's own demand."""

LIKE = re.compile(
    r"\b(?:(?:is|was|are|were|be|being|it's|feels?|looks?|sounds?|works?|just|much|rather) like|as if|as though|like (?:a|an|trying|being|having) )\b"
    r"|(?<!\w)(?:словно|будто бы|как если бы|наче|немов|ніби)(?!\w)|好比|就像|如同|犹如|\b(?:als ob|als wäre|como se)\b",
    re.IGNORECASE,
)
SELF = re.compile(
    r"(?<!\w)(?:I|me|my|mine|myself|I['’](?:m|ve|d|ll))(?!\w)|(?<!\w)(?:[Яя]|мне|меня|мені|мене)(?!\w)|(?<!\w)(?:ich|mir|mich)(?!\w)"
)
BYSTANDER = re.compile(
    r"\b(?:analysts?|experts?|observers?|commentators?|professors?|lecturers?|teach(?:es)?|taught|scholars?|academics?|historians?|economists?|veterans|insiders?|critics?)\b"
    r"|эксперт|аналитик|обозреват|профессор|преподава|учён|историк|экономист|експерт|аналітик|оглядач|професор|викладач|науков|історик|економіст"
    r"|专家|分析人士|分析师|业内人士|学者|教授|观察人士|评论员|\b(?:Expert\w*|Analyst\w*|Beobachter\w*|Professor\w*|Historiker\w*|especialistas?|analistas?|professor\w*)\b",
    re.IGNORECASE,
)
"""Who knows the field and took no part: calls for their view are made in every newsroom."""

PROFILE = re.compile(
    r"\b(?:(?:was|were|is) (?:founded|established|born|married|headquartered)|(?:founded|established) in|employ(?:s|ed)|employees|revenues?|turnover|shareholders?|population|inhabitants|people is|years old|graduated|best known|known (?:for|as)|famous|is home to|stands on|lies (?:on|in|at|between))\b"
    r"|основан[аоы]? в|учрежд[её]н|выручк|уставн|населени[ея]|родил(?:ся|ась)|известен|известна|заснован[аоі]? |статутн|населенн|народи(?:вся|лася)"
    r"|成立于|始建于|注册资本|员工|营业收入|人口|毕业于|出生|闻名|著称|坐落|\b(?:gegründet|Umsatz|Mitarbeiter|Einwohner|geboren|fundada?|faturamento|funcionários|habitantes|nascid[oa])\b",
    re.IGNORECASE,
)
"""What registers and gazetteers say of a firm, a place or a person."""

REMINDING = re.compile(
    r"\b(?:recall(?:s|ed|ing)?|remind(?:s|ed)?|worth (?:recalling|remembering|noting)|as is (?:well )?known)\b|^\W*(?:Earlier|Previously|Last (?:month|year|autumn|summer|spring|winter))\b"
    r"|(?<!\w)(?:[Нн]апомн\w+|[Нн]апоминае\w+|[Кк]ак известно|[Нн]агада\w+|[Яя]к відомо)|^\W*(?:Ранее|Раніше)(?!\w)"
    r"|公开资料|资料显示|早前|早在|\b(?:Bereits (?:im|vor)|Zur Erinnerung|Vale lembrar|Anteriormente)\b"
)
OTHER_MATTER = re.compile(
    r"^\W*(?:Separately|Meanwhile|Elsewhere|In other news|On another (?:subject|matter|topic)|(?:Asked|Answering a question|Answering questions|Replying to a question|Speaking) about|Отвечая на (?:другой )?вопрос|Говоря о|Тем временем|Между тем|Тим часом|Відповідаючи на|与此同时|同日|Unterdessen|Derweil|Enquanto isso)"
)
COMES_AS = re.compile(
    r"^\W*(?:it|this|that|the (?:news|report|claim|revelation|allegation|story|announcement|statement|warning|accusation|move|visit|deal)s?) (?:comes?|came|follow(?:s|ed)) (?:as|amid|at a time|just|only|weeks|days|months)\b"
    r"|^\W*(?:amid|against the (?:background|backdrop) of)\b|^\W*(?:Это (?:происходит|произошло|случилось) на фоне|На фоне|Це (?:відбувається|сталося) на тлі|На тлі)|^\W*(?:正值|此事发生)|^\W*(?:Das geschieht vor dem|Isso (?:ocorre|acontece) em meio)",
    re.IGNORECASE,
)
DEFINES = re.compile(
    r"(?:^|[,—–] )(?:[Нн]апомним|[Сс]правка|[Дд]ов[іи]дка)|[»\w)] [—–] (?:это|це|[а-яіїєґ]+(?:ый|ая|ое|ий) [а-яіїєґ-]+)|(?<!\w)(?:представля(?:ет|ют) собой|относится к|обычно|как правило|зазвичай|належить до|вважається)(?!\w)"
    r"|是[^，。]{0,24}(?:的一种|的专用|设备|系统|武器|工具|材料|组织|机构|城市)|广泛用于|主要用于|通常|普通的|是指|属于|被称为"
    r"|\b(?:(?:is|are) (?:a|an|the) (?:kind|type|sort|form|class|family|name|term|word) of|(?:is|are) (?:usually|normally|commonly|widely|typically|generally|often) \w+ed|gilt als|gelten als|gewöhnlich|üblicherweise|besteht aus|geralmente|normalmente|é um tipo)\b"
)
"""How a thing of a kind generally is."""

THIS_TEXT = re.compile(
    r"^\W*(?:(?:This|Our|The present) (?:note|paper|article|report|post|bulletin|newsletter|column|text|brief|analysis|dispatch|blog|edition|issue|series|episode|page|version|translation) (?:is|was|has been|will be)|It (?:is|was) (?:edited|printed|translated|available|updated))\b"
    r"|^(?:Эта статья|Этот текст|Ця стаття|Цей текст|本文|Dieser (?:Text|Artikel)|Este (?:texto|artigo))"
)
LONG_AGO = re.compile(
    r"\b(?:since (?:the )?(?:soviet|cold war|19\d\d|20[01]\d)|in the (?:nineteen|19)\w+|(?:years|decades) (?:ago|earlier|before)|for (?:years|decades|centuries)|over the (?:past|last) (?:\w+ )?(?:years|decades?)|in recent years|\w+ centur(?:y|ies)|long (?:accused|been|had|suspected|denied))\b"
    r"|советск\w+ (?:времен|времён|период)|лет назад|десятилети|за последние (?:\w+ )?(?:лет|годы|года|десят)|в последние годы|радянськ\w+ час|років тому|десятиліт|останні роки|останніми роками|девяност|дев['’]яност|近年来|多年来|历史上|年前|\b(?:seit Jahren|vor Jahren|Jahrzehnt\w*|há (?:anos|décadas))\b",
    re.IGNORECASE,
)
LAST_YEAR = re.compile(
    r"\blast year\b|(?<!\w)(?:в прошлом году|прошлогодн|годом ранее|минулого року|торік|торіш)|去年|前年|\b(?:im vergangenen Jahr|im vorigen Jahr|letztes Jahr|no ano passado)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\d.,-])(?:19[4-9]\d|20[0-4]\d)(?![\d.,]\d|\d|s\b)")
SINCE = re.compile(
    r"(?:\b(?:since|seit|desde)(?: (?:early|late|mid))?(?: \w+)? |(?<!\w)(?:с|з|із) |自)(?:20[0-4]\d)",
    re.IGNORECASE,
)
"""A year from which something goes on; it does not make the telling old."""

# What any page of the desk may share: countries, offices, ways of saying and counting.
COMMON = re.compile(
    r"^(?:russia|chinese$|china$|moscow|beijing|kremlin|ukrain|kyiv|americ|washington|europe|western|taiwan|japan|britain|british|german|minist|govern|offici|spokes|depart|embass|presid|foreign|defen[cs]e|militar|army$|navy$|naval$|force|troop|soldier|country|countri|company$|compani|firm$|report|statement|source|document|paper|journal|news|agency$|agenci|telegra|interview|question|answer|comment|confirm|deny|deni|claim|alleg|accus|told|wrote|writ|call$|ask$|add$|accord|publish|announc|january|february|march$|april|june$|july$|august$|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|year|month|week$|thousand|million|billion|hundred|dozen|several|state$|nation)"
    r"|^(?:about|after|before|between|during|under|over|since|until|because|through|against|without|within|with|where|which|while|their|there|these|those|they|them|this|that|than|then|have|been|being|were|will|would|could|should|also|into|from|only|second|third|three|four|five|seven|eight|nine|does|what|when|whom|whose|your|made|make|take|taken|come|came|near|each|both|very|still|every|found|show|shown|seen|part|city|time|work|used|using)$"
    r"|^(?:росси|росій|китай|китае|москв|пекин|пекін|украи|украї|запад|амери|европ|минис|мініс|прави|уряд|предс|посол|прези|военн|війсь|армия|армії|война|страна|страны|стран|країн|госуд|держа|компа|сообщ|повід|заяви|заявл|расск|розпо|сказа|ответ|відпо|источ|джере|докум|газет|журна|агент|издан|видан|подтв|підтв|опров|спрос|добав|додав|котор|якого|якій|яких|этого|этой|этом|также|также|після|после|перед|через|время|тысяч|тисяч|милли|мільй|месяц|місяц|недел|тижн|года|годах|январ|февра|марта|апрел|июня|июля|авгус|сентя|октяб|ноябр|декаб|січня|лютог|берез|квітн|травн|червн|липня|серпн|верес|жовтн|листо|грудн)"
    r"|中国|俄罗|罗斯|中方|俄方|中俄|莫斯|斯科|北京|乌克|克兰|美国|西方|日本|欧洲|外交|交部|国防|防部|政府|发言|言人|官员|部门|记者|媒体|报道|表示|指出|消息|公司|企业|国家|军事|军方|有关|相关|认为|没有|可以|已经|进行|目前|这些|一个|他们|我们|今年|去年"
)
