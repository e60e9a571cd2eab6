# ruff: noqa: E501 -- word lists are read whole
"""Verbs of saying in Russian, Ukrainian, German and Portuguese, in the forms the press uses.

Each row is a class of verbs that take the same endings: the stems, then the endings.
"""

_RU = (
    (
        "заяви сообщи отмети добави объяви ответи подтверди предупреди обвини возрази уточни поясни объясни замети предположи завери допусти распространи напомни оцени установи выясни раскры доложи пригрози сказа рассказа написа писа указа призна назва обеща пообеща процитирова цитирова прокомментирова комментирова парирова резюмирова констатирова проинформирова информирова прогнозирова опубликова обнародова зачита посетова вспомина вспомни утвержда сообща отмеча добавля заявля подчеркну подчёркива подчеркива уточня поясня объясня счита полага указыва говори уверя отрица опроверга обвиня намекну намека предсказа высказа рассказыва упомяну насчита подсчита посчита настаива засвидетельствова показа доказа",
        "л ла ло ли",
    ),
    ("опроверг отверг", "- ла ло ли"),
    ("сосла пожалова подели призна созна удиви", "лся лась лись"),
    (
        "заявля сообща отмеча добавля утвержда подчеркива подчёркива уточня поясня объясня подтвержда предупрежда счита полага указыва рассказыва называ опроверга обвиня отвеча объявля уверя заверя напомина замеча допуска предполага ожида оценива призна отрица раскрыва намека вспомина переда настаива цитиру прогнозиру комментиру констатиру резюмиру информиру свидетельству показыва доказыва гласи",
        "ет ют",
    ),
    ("переда призна", "ёт"),
    ("пиш", "ет ут"),
    ("говор тверд", "ит ят"),
)
_UK = (
    (
        "заяви повідоми зазначи наголоси уточни поясни запевни попереди оголоси підтверди заперечи зауважи дода сказа розповіда відпові розпові визна назва нагада вказа підкресли звинувати написа повідомля стверджува спростува прокоментува коментува проінформува інформува констатува припусти оприлюдни пообіця встанови з'ясува з’ясува відкину підсумува переконува спрогнозува оціни засвідчи порахува вважа говори каза пояснюва наполяга згада підрахува обчисли заявля повідомля зазнача наголошува додава уточнюва пояснюва підтверджува заперечува визнава спростовува показа довел доказа",
        "в ла ло ли",
    ),
    (
        "заявля повідомля стверджу зазнача наголошу дода уточню поясню підтверджу заперечу визна спросту вважа вказу нагаду переда зауважу припуска прогнозу констату коменту наполяга перекону розповіда попереджа інформу звинувачу циту назива підкреслю оціню запевня допуска очіку застеріга показу засвідчу підрахову",
        "є ють",
    ),
    ("пиш каж", "е уть"),
    ("говор", "ить ять"),
    ("свідч доводь", "ить ать ять"),
)
_DE = (
    (
        "sag erklär beton warn behaupt versicher äußer erläuter argumentier beteuer bekräftig unterstreich schilder erzähl mein vermut schätz entgegn erwider präzisier informier verkünd offenbar bestätig dementier kritisier beklag enthüll ergänz zitier meld wiederhol kommentier resümier prognostizier konstatier monier notier referier spekulier zeig beleg dokumentier besag errechn",
        "te ten t en",
    ),
    ("(?-i:b)erichte antworte vermute urteile folgere", "t te ten n"),
    (
        "schreibt schrieb schreiben schrieben bestritt bestritten bestreitet bestreiten verwies verwiesen verweist nannte nannten nennt nennen hieß heißt verlautete verlautet sprach spricht sprachen",
        "-",
    ),
)
# Verbs that say something only with the particle at the end of their clause ("teilte ... mit").
_PARTED = (
    ("teil", "mit"),
    ("räum", "ein"),
    ("füg", "hinzu|an"),
    ("kündig", "an"),
    ("führ", "aus|an"),
    ("leg", "dar|nahe"),
    ("stell", "fest|klar"),
)
_PARTED_STRONG = (
    ("wies|wiesen|weist|weisen", "hin|zurück"),
    ("gab|gaben|gibt|geben", "an|bekannt|zu"),
    ("hob|hoben|hebt", "hervor"),
    ("ging|gehen|geht", "hervor"),
    ("ließ|ließen|lässt", "wissen|mitteilen"),
)
_PT = (
    (
        "afirm declar anunci acrescent revel explic neg confirm avanç indic alert sublinh acus relat cont cit notici inform coment critic denunci justific salient destac precis reafirm reiter adiant observ assegur assinal enfatiz fris refut rejeit questionn avali estim sustent argument apont lament clam detalh report public mencion not comunic atest ressalt pontu complement compar mostr demonstr calcul",
        "ou aram a am ava avam",
    ),
    ("escrev esclarec reconhec respond defend descrev", "eu eram e em"),
    ("refer garant admit desment resum insist assum", "iu iram e em"),
    ("disse disseram diz dizem dizia diziam", "-"),
)


def _forms(rows: tuple[tuple[str, str], ...]) -> str:
    """Return a pattern for every stem of ``rows`` with every one of its endings."""
    parts: list[str] = []
    for stems, endings in rows:
        ends = "|".join("" if ending == "-" else ending for ending in endings.split())
        parts.append(f"(?:{'|'.join(stems.split())})(?:{ends})")
    return "|".join(parts)


def _parted() -> str:
    """Return the German verbs that stand apart from their particle, where it follows."""
    weak = [(rf"{stem}(?:te|ten|t|en)", particle) for stem, particle in _PARTED]
    return "|".join(
        rf"(?:{verb})(?=[^.;:]*\s(?:{particle})(?!\w))"
        for verb, particle in (*weak, *_PARTED_STRONG)
    )


RUSSIAN, UKRAINIAN, PORTUGUESE = (_forms(rows) for rows in (_RU, _UK, _PT))
GERMAN = f"{_forms(_DE)}|{_parted()}"
