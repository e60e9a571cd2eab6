# ruff: noqa: E501 - a list of phrases reads best one kind a line
"""The words by which pages mark what is not the article. Every pattern is anchored or bounded."""

import re

from app.base.quick import quick

_I = re.IGNORECASE


def _whole(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(alternatives)})\s*[:：.…›»>]*$", _I)


ADVERT = _whole(
    r"advertisements?",
    r"advertising",
    r"adverts?",
    r"ads?",
    r"sponsored(?: content| post| by .{1,40})?",
    r"promoted(?: content)?",
    r"paid (?:content|post)",
    r"(?:story|article) continues below(?: this)? (?:ad\w*)",
    r"(?:scroll|continue reading) (?:to|below).{0,40}",
    r"реклама",
    r"广告",
    r"anzeige",
    r"werbung",
    r"publicidade?",
    r"publicité",
    r"pubblicità",
    r"reklama",
    r"reklam",
)

WIDGET = _whole(
    r"share(?: this)?(?: (?:article|story|post|page|on .{1,30}))?",
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|email|e-mail|print|copy link|link copied|vk|flipboard)"
    r"(?:[\s,|/·•]+(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|email|e-mail|print|copy link|vk|flipboard))*",
    r"logo",
    r"menu",
    r"home(?:page)?",
    r"search",
    r"skip to (?:main )?content",
    r"log ?in",
    r"sign ?(?:in|up|me up)",
    r"subscribe(?: now)?",
    r"register",
    r"listen(?: to this article)?(?: \d+ min\w*)?",
    r"play",
    r"pause",
    r"loading",
    r"back to top",
    r"next(?: article| page)?",
    r"previous(?: article| page)?",
    r"load more",
    r"show (?:more|less)",
    r"view (?:all|comments|gallery).{0,20}",
    r"read (?:more|full story|the full story|later)",
    r"see (?:more|all)",
    r"get started(?: now)?(?:: .{1,40})?",
    r"download (?:the|our|now).{0,40}",
    r"(?:app ?-?store|play ?-?store|google ?play)(?:[\s-]*(?:app ?-?store|play ?-?store|google ?play))*",
    r"save",
    r"like",
    r"reply",
    r"report(?: abuse)?",
    r"\d+ (?:min(?:ute)?s?) read",
    r"no comments(?: yet)?",
    r"post a comment",
    r"\d+ comments?",
    r"comments? \d+.{0,60}",
    r"photo specials",
)

TIME_AGO = _whole(
    r"(?:time)?\s*(?:about |over )?(?:\d{1,3}|an?|one|two|three)\s*"
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|years?)(?:\s+ago)?",
    r"just now",
    r"yesterday",
    r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?",
    r"\d{1,3}\s+(?:минут\w*|час\w*|хвилин\w*|годин\w*|дн\w*)\s+(?:назад|тому)",
    r"\d{1,3}\s*(?:分钟|小时|天)前",
)

# The age of a card in a list of other pages; a clock time alone can be a live page's own.
AGE = _whole(
    r"(?:time)?\s*(?:about |over )?(?:\d{1,3}|an?|one|two|three)\s*"
    r"(?:h|hrs?|m|mins?|(?:second|minute|hour|day|week|month|year)s?)(?:\s+ago)?",
    r"\d{1,3}\s+(?:минут\w*|час\w*|хвилин\w*|годин\w*|дн\w*)\s+(?:назад|тому)",
    r"\d{1,3}\s*(?:分钟|小时|天)前",
)

# A card in a feed: whose it is, its age, and its text.
CARD = re.compile(
    r"^(?:[A-ZÀ-ÞА-ЯІЇЄ][\w.&'’-]*\s){1,5}[-–—•·|]\s?(?:\d{1,3}\s?(?:m|min|mins|h|hr|hrs|d|w)|\d{1,3}\s(?:minutes?|hours?|days?|weeks?)(?:\sago)?)\b(?:\.\s|\sago\b|\s?[-–—•·|]|\s[A-Z])"
)

RELATED = _whole(
    r"(?:related|other|similar|more|recent|latest|top|popular|trending|featured|recommended|sponsored|suggested)\s+"
    r"(?:articles?|stor(?:y|ies)|news|posts?|topics?(?: of interest)?|content|coverage|links?|reading|reads|headlines|videos?)"
    r"(?: (?:for you|from .{1,40}|in .{1,40}|on .{1,40}|of interest|of the day))?",
    r"related",
    r"(?:also read|read also|see also|watch also|also see|also on .{1,30}|must watch|must reads?|further reading)",
    r"(?:read|explore|discover) (?:more|next)(?: (?:on|about|from|in) .{1,40})?",
    r"more (?:for you|from .{1,40}|on .{1,40}|in .{1,40}|to read|to explore|like this|stories.{0,30}|news.{0,30})",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in|have missed).{0,20}",
    r"(?:recommended|recommendations|suggested)(?: (?:for you|by .{1,30}|reading))?",
    r"most[ -](?:read|popular|viewed|shared|commented|recent)(?: .{1,30})?",
    r"(?:widely|most) shared",
    r"(?:popular|trending|newest|latest)(?: (?:now|today|on .{1,30}|news))?",
    r"editor['’]?s['’]? (?:picks?|choice)",
    r"don['’]t miss(?: .{1,20})?",
    r"people also (?:ask|search for|read)",
    r"(?:keep|continue) (?:exploring|reading)",
    r"up next",
    r"in other news",
    r"(?:from|around|elsewhere on) (?:the|our|this) (?:web|site|blog|partners?)",
    r"what to read next",
    r"follow the topics in this article",
    r"читайте также",
    r"(?:материалы|новости|статьи) по теме",
    r"по теме",
    r"другие новости",
    r"самое читаемое",
    r"популярное",
    r"читайте (?:також|ще)",
    r"(?:новини|матеріали) за темою",
    r"相关(?:新闻|阅读|文章|报道)",
    r"延伸阅读",
    r"推荐阅读",
    r"热门(?:新闻|文章|排行)?",
    r"mehr zum thema",
    r"das könnte sie auch interessieren",
    r"lesen sie auch",
    r"(?:à )?lire aussi",
    r"sur le même sujet",
    r"leia (?:também|mais)",
    r"veja também",
    r"(?:te puede interesar|lea también|noticias relacionadas)",
    r"(?:czytaj (?:także|też|również)|zobacz (?:także|też|również)|powiązane)",
    r"(?:ilgili|diğer) haberler",
)

REMARKS = _whole(
    r"(?:\d{1,6} )?(?:reader )?comments?(?: \(?\d{1,6}\)?)?",
    r"leave a (?:comment|reply)",
    r"join the (?:conversation|discussion)",
    r"post a comment",
    r"(?:add|write) a comment",
    r"no comments",
    r"\d{1,6} (?:replies|responses)",
    r"комментари[ия](?: \(?\d+\)?)?",
    r"коментарі(?: \(?\d+\)?)?",
    r"评论(?: ?\(?\d+\)?)?",
    r"kommentare(?: \(?\d+\)?)?",
    r"commentaires(?: \(?\d+\)?)?",
    r"comentários?(?: \(?\d+\)?)?",
    r"try our .{1,30} features?",
    r"hash ?tags?",
    r"tags?",
    r"share this.{0,30}",
    r"follow us.{0,30}",
    r"newsletters?",
    r"about the (?:authors?|writers?)",
    r"blog archive",
)

# "Also read: <title>" in one line: the title of another page.
RELATED_LINE = re.compile(
    r"^(?:also read|read also|also see|see also|read more|read next|read|must watch|watch|watch also|more|related|"
    r"recommended|don['’]t miss|in pictures|explained|опрос|читайте также|читайте|читайте також|по теме|leia também|"
    r"leia mais|veja também|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|te puede interesar|"
    r"czytaj także|czytaj też|zobacz też|相关阅读|延伸阅读|推荐阅读)\s*[:：|>»–—-]{1,2}\s*\S",
    _I,
)

# Sentences that ask something of the reader, or speak of the page and not of the world.
PROMPT = quick(
    r"(?:\bsign(?:ing)? up (?:for|to|here|now)\b|\bsubscribe (?:to|now|for|here)\b|\bour newsletters?\b|\bnewsletter\b.{0,40}\binbox\b|"
    r"\b(?:in|to) your (?:inbox|mailbox|email)\b|\b(?:straight|directly|delivered) (?:in)?to your\b|"
    r"\bdownload (?:the|our)\b.{0,30}\bapps?\b|\bfrom your preferred app store\b|"
    r"\bfollow (?:us|him|her|me|our)\b.{0,30}\b(?:on|at|in)\b|\bjoin (?:our|us on|the conversation)\b|\btap (?:here )?to (?:join|follow|read|subscribe)\b|"
    r"^(?:get|enjoy|unlock|start|claim)\b.{0,120}\bsubscription|"
    r"\bclick here\b|\bto suggest a correction\b|\bhighlight the text\b|\bctrl\s?\+\s?enter\b|"
    r"\bregister (?:for free|now|to (?:read|continue))\b|\bfree articles? (?:left|remaining)\b|\bdid you find this\b|"
    r"\bbecome a (?:patron|member|subscriber|supporter)\b|\bsupport (?:our|independent) (?:work|journalism|reporting)\b|"
    r"\bwithout a paywall\b|\bdonate (?:now|here|by|via|to (?:us|our))\b|\bgot a (?:story|tip)\b|\bget in touch with (?:us|our)\b|"
    r"\bsend (?:us )?(?:leaks?|tips?)\b|\bfor more stories like this\b|\bwherever you get your podcasts\b|"
    r"\b(?:we|this site|our partners)\b.{0,30}\bcookies\b|\bprivacy (?:policy|choices)\b|\bterms (?:of (?:use|service)|apply|and conditions)\b|"
    r"\ball rights reserved\b|\breport abuse\b|\bsort by:|\bmanage cookies\b|"
    r"подпи(?:шитесь|сывайтесь)|следите за нами|что думаешь\?|выделите (?:её|ее|его)? ?и нажмите|нашли ошибку|"
    r"підпи(?:шіться|суйтесь)|помітили помилку|виділіть її|未经授权|不得转载|扫码|关注我们|责任编辑|"
    r"receba (?:as|os)\b.{0,40}\bemail|assine (?:a|nossa)|abonnieren sie|newsletter abonnieren|abonnez-vous|suscríbete|zapisz się)",
    _I,
)
# Notes of a site or of a program about the page itself; no article says these of the world.
NOTICE = quick(
    r"(?:\bis in beta\b|\btranslations? may contain (?:inaccuracies|errors|mistakes)\b|"
    r"\brefer to the original (?:content|article|text)\b|\beither observed and verified first-?hand\b|"
    r"\b(?:answers|summar(?:y|ies)) (?:are|is|was|were) (?:assembled|generated|written) by (?:software|ai|a machine)\b|"
    r"\bcard number (?:is )?(?:pinned|below|in the)\b|\bexplore what .{1,30} can do for you\b|\bready to dive into\b|\bhow we rate\b|\bour ombuds\w+\b|"
    r"\bdial \*\d+|\bour (?:privacy|cookie) policy\b)",
    _I,
)
SPEECH = re.compile(
    r"\b(?:said|says|told|wrote|writes|added|asked|warned|according to|announced|reported|denied|claimed|stated)\b|[“”«»„]",
    _I,
)

LEGAL = re.compile(
    r"^(?:©|\(c\)\s|copyright\b|all rights reserved|\(?(?:additional )?(?:reporting|writing|editing|edited|compiled|translated)\b.{0,12}\bby\b|"
    r"\((?:reporting|writing|editing|newsroom|desk|additional|with (?:inputs?|files?|reporting))\b|reuse this content|"
    r"(?:this|the) (?:article|story|post) (?:was|is|has been) (?:originally |first )?(?:published|produced|edited|updated|auto-generated|syndicated)\b|"
    r"our standards:|(?:for immediate release|-\s?ends?\s?-|###|\* \* \*)$)",
    _I,
)
PARENTHESES = re.compile(r"^(?:[-–—*]{1,3}\s*)?\([^()]{3,160}\)$")
HASHTAGS = re.compile(r"^#(?:[\w-]+)?(?:[\s,]+#[\w-]+){0,40}$")
EMAIL = re.compile(r"^(?:e-?mail:?\s*)?\S{1,60}@\S{1,80}$", _I)
URL_ONLY = re.compile(r"^<?(https?://[^\s<>\"]{4,2000})>?$", _I)
INITIALS = re.compile(r"^[a-z]{2,3}(?:[ /][a-z]{2,3}){0,3}$")
RULE = re.compile(r"^[\W_]+$")

PHOTO_AGENCY = re.compile(
    r"^(?:(?:photo|image|picture|credit|source|file photo)s?\s*[:：/-]?\s*)*(?:via\s+)?"
    r"(?:getty(?: images)?|shutterstock|afp|ap|ap photo|associated press|reuters|epa(?:-efe)?|xinhua|tass|sputnik|"
    r"anadolu(?: agency)?|imago|istock|alamy|zuma(?: press)?|picture alliance|nurphoto|bloomberg|wikimedia(?: commons)?|"
    r"ukrinform|kremlin\.ru)(?:\s*(?:/|via|,|\|)\s*[\w .'-]{2,40}){0,3}$",
    _I,
)
CAPTION_CREDIT = re.compile(
    r"(?:\((?:file )?(?:photo|picture|image|credit|x|ap|afp|reuters|epa|getty)[^()]{0,60}\)|\b(?:photo|image|picture|credit) ?: ?[^.]{2,60}|"
    r"\b(?:getty images|shutterstock|afp/getty|ap photo))\.?$",
    _I,
)
