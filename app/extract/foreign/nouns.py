# ruff: noqa: E501 -- word lists are read whole
"""Kinds of sources by their head noun, in Russian, Ukrainian, German and Portuguese: patterns."""

UNNAMED = (
    r"источник\w*|собеседни[кц]\w*|чиновни[кц]\w*|(?:официальн\w+|должностн\w+|осведомл[её]нн\w+) лиц\w*|лиц[ао]?|инсайдер\w*|информатор\w*|дипломат\w*|эксперт\w*|аналитик\w*|сотрудни[кц]\w*|работни[кц]\w*|"
    r"служащ\w+|очевид\w+|свидетел\w*|инженер\w*|рабоч(?:ий|его|ему|им|ие|их)|военнослужащ\w+|офицер\w*|солдат\w*|моряк\w*|л[её]тчик\w*|инструктор\w*|разведчик\w*|трейдер\w*|посредник\w*|перебежчик\w*|"
    r"джерел\w*|співрозмовни[кц]\w*|\w*посадов\w+|урядов[ец]\w+|експерт\w*|аналітик\w*|інсайдер\w*|працівни[кц]\w*|співробітни[кц]\w*|очевид\w+|свід(?:ок|к)\w*|інженер\w*|військовослужбов\w+|офіцер\w*|інформатор\w*|"
    r"Quellen?|Insidern?|(?:\w+-)?(?:Beamte[rnm]?|Offiziellen?)|\w*[bB]eamten?r?|Regierungsvertretern?|Diplomaten?|\w*[eE]xperten?|\w*[aA]nalysten?|\w*[fF]orscher\w*|Vertretern?|Kreisen?|Mitarbeiter\w*|Angestellten?r?|Zeugen?|Informanten?|Gewährs\w+|Ingenieure?[ns]?|Offiziere?n?|"
    r"fontes?|funcionári\w+|responsáve(?:l|is)|diplomatas?|especialistas?|analistas?|empregad[oa]s?|trabalhador\w*|testemunhas?|engenheir[oa]s?|oficia(?:l|is)|autoridades?"
)
OUTLET = (
    r"издани[еяюйем]+|газет[аыеуой]+|журнал[аеуом]*|(?:информ)?агентств[оауеом]+|телеканал\w*|(?:телеграм-)?канал\w*|портал\w*|сайт\w*|радиостанци\w+|СМИ|таблоид\w*|еженедельник\w*|телекомпани\w+|блог(?:а|е|у|ом|и|ах)?|"
    r"видання\w*|виданню|газет[аиуіою]+|(?:інформ)?агенці\w+|агентств\w+|телеканал\w*|медіа|ЗМІ|тижневик\w*|щоденник\w*|блоз?і|"
    r"\w*[zZ]eitung|\w*[bB]latt|\w*[bB]lattes|Nachrichtenagentur|Agentur|\w*[mM]agazins?|Sender[s]?|Fernsehsender|Rundfunk|Portals?|Medien|Medienberichten?|Presseberichten?|Zeitschrift|Blogs?|"
    r"jornal|revista|agência(?: noticiosa| de notícias)?|canal|diário|semanário|publicação|emissora|televisão|portal|site|blogue?"
)
DOCUMENT = (
    r"документ\w*|отч[её]т\w*|доклад\w*|исследовани\w+|снимк\w+|фотографи\w+|письм\w+|запис\w+|таможенн\w+ данны\w+|данны[ехм]\w*|расследовани\w+|договор\w*|контракт\w*|накладн\w+|переписк\w+|протокол\w*|документаци\w+|сч[её]т(?:-фактур\w*|[аеуы]|ом|ам|ах)?|план\w*|архив\w*|файл\w*|выписк\w+|смет[аеуы]\w*|приказ\w*|инструкци\w+|презентаци\w+|реестр\w*|записк\w+|справк\w+|деклараци\w+|"
    r"звіт\w*|доповід\w*|дослідженн\w*|знімк\w*|лист[іаи]\w*|листуванн\w*|даних|розслідуванн\w*|догов[оі]р\w*|накладн\w+|документаці\w+|рахун(?:ок|к\w+)|план\w*|архів\w*|файл\w*|витяг\w*|кошторис\w*|наказ\w*|інструкці\w+|презентаці\w+|реєстр\w*|записк\w+|довідк\w+|деклараці\w+|дан(?:і|их|ими)|"
    r"Dokumenten?|Studien?|\w*[uU]nterlagen|\w*[aA]kten?|Ausschreibung\w*|Rechnung|Lieferscheine?n?|Listen?|Protokolle?n?|Registers?|\w*[dD]aten|\w*[bB]erichte?s?n?|Aufnahmen|\w*bilder\w*|Vertrags?|Verträgen?|Rechnungen|Frachtpapieren?|Papiere?n?|E-Mails|"
    r"documentos?|relatórios?|estudos?|registos?|registros?|imagens|dados|faturas?|contratos?|cartas?|investigação|planos?|listas?|memorandos?|arquivos?|edita(?:l|is)"
)
INSTITUTION = (
    r"ведомств\w+|министерств\w+|[мМ]ин(?:здрав|пром|торг|фин|юст|энерго|транс|цифр|эконом|культ|образ|сельхоз|строй|природ|труд|спорт)\w*|посольств\w+|компани\w+|разведк\w+|пресс-служб\w+|правительств\w+|институт\w*|центр\w*|служб\w+|штаб\w*|фирм\w+|завод\w*|управлени\w+|предприяти\w+|верф\w+|флот\w*|округ\w*|(?:гос)?корпораци\w+|концерн\w*|холдинг\w*|администраци\w+|"
    r"відомств\w+|міністерств\w+|компані\w+|розвідк\w+|пресслужб\w+|пресс-служб\w+|уряд\w*|інститут\w*|завод\w*|управлінн\w+|підприємств\w+|флот\w*|округ\w*|"
    r"\w*[mM]inisterium\w*|Botschaft|Unternehmen\w*|Firma|Regierung|\w*[dD]ienst(?:es)?|Behörde\w*|Konzern\w*|Institut\w*|Werft|Marine|"
    r"ministério|embaixada|empresa|governo|instituto|serviços?|marinha|estaleiro|centro"
)
ROLE = (
    r"глава|главы|главой|министр\w*|президент\w*|представител\w+|пресс-секретар\w+|спикер\w*|генерал\w*|полковник\w*|посол|посла|директор\w*|гендиректор\w*|советник\w*|замминистра|заместител\w+|"
    r"командующ\w+|начальник\w*|депутат\w*|сенатор\w*|премьер\w*|адмирал\w*|руководител\w+|основател\w+|журналист\w*|профессор\w*|губернатор\w*|мэр\w*|секретар\w+|канцлер\w*|"
    r"очільни\w+|міністр\w*|представни\w+|речни\w+|пресс?-?секретар\w*|посол|посла|радни\w+|заступни\w+|командувач\w*|керівни\w+|прем['’]єр\w*|засновни\w+|начальник\w*|директор\w*|генерал\w*|полковник\w*|президент\w*|канцлер\w*|"
    r"\w*[mM]inister\w*|\w*[pP]räsident\w*|\w*[sS]precher\w*|Botschafter\w*|\w*[cC]hef\w*|Generals?|\w*[dD]irektor\w*|Leiter\w*|Professor\w*|\w*[kK]anzler\w*|Admirals?|"
    r"ministr[oa]|governante|autarca|presidente|porta-voz|embaixador\w*|general|diretor\w*|chefe|líder|secretári\w+|professor\w*|almirante|coronel"
)
STATEMENT = (
    r"(?:пресс-)?(?:сообщени|заявлени|публикаци)[ияюе]\w*|(?:пресс-)?релиз\w*|комментари[ияйе]\w*|обращени\w+|пост[еа]?|материал[еа]?|стать[еия]|коммюнике|"
    r"повідомленн\w+|(?:за)?яв[иі]|публікаці\w+|(?:пресс?-?)реліз\w*|коментар[іяе]\w*|дописі?|матеріалі|статті|комюніке|"
    r"(?:Presse)?[mM]itteilung|Erklärung|Stellungnahme|Artikel|"
    r"comunicado|nota|declaração|artigo|notícia|reportagem"
)
"""What somebody issues in words; its owner is who speaks."""
