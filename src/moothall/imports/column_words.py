"""What headings say, in the languages that tools and people write them in. Only a hint beside what the cells hold: the words of no
language have to be here for a column to be judged rightly, and one that is not here is asked about.
"""

from __future__ import annotations

import re

_PERSON = """
name names fullname full first last forename surname firstname lastname initials nickname username user display respondent participant
attendee voter member author owner submitter creator email e-mail mail phone telephone mobile fax postcode zip address organisation
organization company employer institution agency department division unit team role position title function occupation profession job
school gender sex post posta adres adresse anschrift login id# age birth birthday nationality country city town region location
latitude longitude
ip ipaddress browser device platform useragent referrer referer url id uuid guid token seed hash key code number no. nr
nom prénom prenom courriel mél adresse téléphone organisme organisation entreprise société fonction poste métier service équipe
ville pays sexe âge
nachname vorname benutzer benutzername teilnehmer teilnehmerin telefon handy anschrift firma unternehmen arbeitgeber einrichtung abteilung
funktion rolle beruf stelle position geschlecht alter ort stadt land name
nombre apellido apellidos correo teléfono telefono móvil empresa organización organizacion entidad institución departamento cargo
puesto función
edad género ciudad país usuario
nome cognome sobrenome telefone telefono azienda ente organizzazione organização empresa instituição ruolo funzione cargo função reparto età
genere sesso città cidade comune utente
naam voornaam achternaam telefoon organisatie bedrijf werkgever instelling afdeling functie rol beroep leeftijd geslacht plaats gebruiker
imię imie nazwisko telefon firma organizacja instytucja dział stanowisko funkcja wiek płeć miasto użytkownik
namn förnamn efternamn telefonnummer organisation företag avdelning befattning roll ålder kön ort
navn fornavn etternavn efternavn telefon organisasjon virksomhed firma afdeling avdeling stilling rolle alder kjønn køn by
nimi etunimi sukunimi sähköposti puhelin organisaatio yritys osasto tehtävä rooli ikä sukupuoli
jméno příjmení telefon organizace firma oddělení pozice funkce věk meno priezvisko organizácia oddelenie funkcia
név vezetéknév keresztnév telefonszám szervezet cég osztály beosztás szerepkör kor nem város
nume prenume organizație instituție funcție rol vârstă
ime prezime tvrtka organizacija odjel uloga funkcija dob
όνομα επώνυμο ονοματεπώνυμο τηλέφωνο οργανισμός εταιρεία τμήμα ρόλος θέση ηλικία φύλο
имя фамилия отчество фио почта телефон организация компания отдел должность роль возраст пол город
ім'я прізвище пошта організація посада вік
ad soyad isim adı soyadı eposta e-posta telefon kurum kuruluş şirket bölüm görev unvan yaş cinsiyet
enw cyfenw ebost e-bost ffôn sefydliad mudiad adran rôl swydd oed
ainm sloinne ríomhphost eagraíocht ról
izena abizena erakundea nom cognoms correu organització càrrec
họ tên email điện thoại tổ chức chức vụ nama surel telepon organisasi jabatan peran umur
jina barua simu shirika cheo
שם דוא"ל טלפון ארגון תפקיד גיל
الاسم اسم البريد الهاتف المؤسسة المنظمة الجهة الوظيفة الدور المنصب العمر
نام ایمیل تلفن سازمان سمت نقش
नाम ईमेल फ़ोन संगठन पद भूमिका आयु
"""
_MOMENT_WORDS = """
timestamp time date start started end ended completed completion submitted submission created modified updated recorded duration seconds
horodateur heure durée début fin zeit zeitstempel datum startzeit fertigstellungszeit endzeit dauer marca temporal fecha hora
inicio duración
data ora inizio fine durata início duração tijd tijdstempel begintijd eindtijd voltooiingstijd duur czas data sygnatura tid
tidsstämpel starttid
sluttid aika aikaleima alkamisaika čas datum časové razítko idő dátum dată oră ώρα ημερομηνία дата время отметка zaman tarih amser dyddiad
waktu tanggal תאריך שעה תاريخ التاريخ الوقت زمان تاریخ समय दिनांक
submitdate startdate enddate datestamp
"""
_MACHINE_WORDS = """
status progress finished score points total percent percentage language locale userlanguage startlanguage lastpage page pages channel
distribution collector collectorid responseid respondentid externalreference external reference tags network workspace source version
consent statut langue etat état sprache estado idioma idioma stato lingua taal status język språk kieli jazyk nyelv limbă γλώσσα
язык dil iaith
"""
PERSON = frozenset(_PERSON.split()) | frozenset(_MOMENT_WORDS.split()) | frozenset(_MACHINE_WORDS.split())
"""Words of short headings that say whom or what moment a column is about."""

_LONGER = frozenset(word for word in PERSON if len(word) > 5)
"""Those that are sought within longer words too, as tools run words together and German does: Organisationsname, RecipientEmail."""

_PERSON_PARTS = re.compile(
    r"氏名|名前|お名前|姓名|姓|メール|電話|所属|会社|組織|部署|役職|役割|年齢|性別|タイムスタンプ|日時|時刻|日付|回答者|ユーザー"
    r"|開始|完了|言語"
    r"|名字|邮箱|郵箱|电邮|電郵|电话|電話|手机|单位|單位|公司|机构|機構|部门|部門|职务|職務|职位|職位|角色|年龄|年齡|时间|時間"
    r"|日期|编号|編號|提交|序号"
    r"|이름|성명|이메일|전화|소속|회사|조직|기관|부서|직책|직위|역할|나이|성별|시간|날짜|타임스탬프|응답자"
    r"|ชื่อ|นามสกุล|อีเมล|โทรศัพท์|องค์กร|หน่วยงาน|ตำแหน่ง|บทบาท|ประทับเวลา|วันที่|เวลา"
)
"""The same where words are not apart."""

_ENGLISH = re.compile(
    r"\b(e-?mail|phone|telephone|mobile number|(full|first|last|family|given|middle|display|user|your) name|surname|forename|ip address"
    r"|user (id|name)|your (own )?(organi[sz]ation|employer|company|job|role|title|position|team|department|service|age|contact))\b"
    r"|name \(|\bjob title\b|\bdo you work for\b",
    re.I,
)

OPEN_WORDS = frozenset("""
question questions frage fragen pregunta domanda vraag pytanie fråga kysymys otázka kérdés вопрос cwestiwn
comment comments remark remarks feedback suggestion suggestions idea ideas thoughts other answer reason reasons obstacles strengths
commentaire commentaires remarque remarques suggestions idées autre autres kommentar kommentare anmerkung anmerkungen bemerkungen
ideen sonstiges
vorschläge comentario comentarios sugerencias ideas otro otros commenti suggerimenti idee altro comentários sugestões outro
opmerking opmerkingen
ideeën anders suggesties uwagi komentarz pomysły inne kommentarer idéer annat kommentti ideat muu sylwadau syniadau arall komentář návrhy
megjegyzés javaslatok комментарий комментарии идеи другое предложения σχόλια ιδέες yorum yorumlar fikirler öneriler
""".split())  # fmt: skip
"""Short headings under which people write."""

_COUNT = re.compile(
    r"\bhow (many|long|old|often per|much (time|money))\b|\b(number|amount|count|total|sum) of\b|\b(years?|months?|weeks?|days?"
    r"|hours?|minutes?|age|aged"
    r"|headcount|staff numbers?|postcode|salary|budget|cost)\b(?!.*\b(rate|scale)\b)|\bcombien d|\b(âge|ancienneté|nombre d)"
    r"|\bann[ée]es?\b"
    r"|\bwie ?(viele?|alt|lange)\b|\b(jahren?|alter|anzahl|stunden)\b|\bcuánt[oa]s\b|\b(años|edad|número de)\b"
    r"|\bquant[ei]\b|\bquant[oa]s\b|\b(anni|età|anos|idade|numero di|número de)\b|\bhoeveel\b|\b(jaren|jaar|leeftijd|aantal)\b"
    r"|\bil[eu]\b|\b(lat|wiek|liczba)\b"
    r"|\bhur (många|länge|gammal)\b|\bhvor (mange|lenge|længe|gammel)\b|\b(år|ålder|antal|antall|alder)\b|\bkuinka (monta|kauan"
    r"|vanha)\b|\b(ikä|vuotta|vuosi\w*)\b"
    r"|\bkolik|\b(let|věk|počet|rokov)\b|\bhány|\b(éve?|év|kor)\b|\bcâ[țţt][ie]\b|\b(ani|vârst\w*)\b|πόσ[αεο]|\b(έτη|χρόνια|ηλικία)\b"
    r"|\bскольк[оих]|\b(лет|возраст|количество)\b|\bскільки|\bkaç\b|\b(yıl|yaş|sayısı)\b|\bsawl\b|\bfaint o\b|\b(blynedd|oed)\b"
    r"|\bcé mhéad\b"
    r"|\bbao nhiêu|\bberapa\b|\bmangapi\b|\bngapi\b|何[年人回歳名日時]|いくつ|年齢|人数|几[年个人次]|多少|年龄|年數|幾[年個人]|몇"
    r"|나이|연령|كم |عدد|العمر|כמה|גיל|कितने|वर्ष|กี่|อายุ",
    re.I,
)  # fmt: skip
_TABLE = re.compile(r"\s*(?:table|tisch|tafel|mesa|tavolo|bord|stół|pöytä|stůl|stôl|asztal|стол|стіл|masa|τραπέζι|bwrdd"
    r"|テーブル|桌|桌子|테이블|โต๊ะ|שולחן|طاولة)"
                    r"\s*(?:no\.?|nr\.?|number|n[º°]|nummer|numéro|#|番号|号)?\s*", re.I)  # fmt: skip
_RANK = re.compile(
    r"\brank(s|ed|ing|ings)?\b|\border of (preference|importance|priority)\b|\bin order\b|\bpriorit(y|ise|ize|ies)\b|\b(1st|first"
    r"|top) (choice|priority)\b"
    r"|\bclasse[rz]?\b|\bclassement\b|\brang\w*|\breihenfolge\b|\breihen sie\b|\bordene\b|\bclasifi\w*|\bordina(re|te)?\b"
    r"|\bclassific\w*|\brangschik\w*"
    r"|\brangord\w*|\buszereguj\b|\branking\w*|\bjärjest\w*|\bseřaď\w*|\bрангов\w*|\bранж\w*|\bsırala\w*|\btrefnwch\b|κατατάξ\w*"
    r"|順位|順番|ランキング|排序|排名|순위|رتب|דרג",
    re.I,
)
_GOOD = (
    r"best|most|highest|top|excel\w*|outstanding|hervorragend|ausgezeichnet|eccellente|uitstekend|utmärkt|fremragende"
    r"|erinomainen|doskonał\w*"
    r"|výborn\w*|kiváló|отлично|відмінно|mükemmel|優れ\w*|優秀|优秀|훌륭|very (?:good|well|satisfied|likely|happy|important"
    r"|confident)|strongly agree|agree|excellent|great"
    r"|favou?rite|first|always|love|yes"
    r"|(?:sehr |voll )?zufrieden|très satisfaite?s?|muy satisfech[oa]s?|molto soddisfatt[oaie]|zeer tevreden|mycket nöjd|bardzo"
    r" zadowolon\w*"
    r"|sehr gut|am besten|beste|stimme (?:voll )?zu|très bien|meilleur\w*|d'accord|le plus|mejor|más|muy (?:bien|bueno)|ottimo"
    r"|migliore|più|molto|melhor|mais"
    r"|muito|heel goed|zeer goed|meest|najlep\w*|najbardziej|bäst|bra|mest|bedst|best|paras|eniten|nejlep\w*|legjobb|лучш\w*"
    r"|най\w*|en iyi|gorau|最高|最好|최고"
)
_BAD = (
    r"worst|least|lowest|bottom|mangelhaft|ungenügend|insuffisant|deficiente|insufficiente|onvoldoende|niedostateczn\w*|плохо"
    r"|погано|very (?:bad|poor|dissatisfied|unlikely|unhappy)|strongly disagree|disagree|poor|terrible|never"
    r"|hate|not at all|last|none|no"
    r"|gar nicht|unzufrieden|très insatisfaite?s?|muy insatisfech[oa]s?|zeer ontevreden|mycket missnöjd"
    r"|sehr schlecht|schlecht\w*|stimme (?:gar )?nicht zu|pire|pas d'accord|pas du tout|le moins|peor|menos|muy mal\w*|nada"
    r"|pessimo|peggiore|meno|pior"
    r"|slecht\w*|minst|najgorz\w*|sämst|dårlig\w*|huonoin|vähiten|nejhor\w*|legrosszabb|худш\w*|en kötü|gwaethaf|最低|最差|최저"
)
_END = (
    r"(?<![\w.])(\d{1,2})\s*(?:=|:|-|–|—|is|means|being|\(|\[|heißt|ist|est|es|è|betyder|oznacza)\s*(?:the |le |la |el |die "
    r"|der |das )?(?:{})"
)
_GOOD_END, _BAD_END = re.compile(_END.replace("{}", _GOOD), re.I), re.compile(_END.replace("{}", _BAD), re.I)
_RANGE = re.compile(
    r"(?<![\w.])([01])\s*(?:\([^)]*\))?\s*(?:-|–|—|to|/|\.\.\.?|until|bis|à|a|au|al|do|tot|till|til|ate|até|до|～|〜|~|から|到"
    r"|至)\s*(\d{1,2})(?![\w.])"
    r"|(?:out of|sur|von|/)\s*(\d{1,2})(?![\w.])",
    re.I,
)
_ASKS = re.compile(r"[?？؟՞;⸮]\s*(?:[*★]|\(.*\)|（.*）|\[.*\]|\d*\s*[-–].*)?\s*$|^\s*¿|[?？؟](?=\s)")


def _words(heading: str) -> list[str]:
    return [word.strip('()[]{}:*.,"“”«»') for word in re.split(r"[\s_/\-]+", heading.casefold()) if word.strip('()[]{}:*.,"“”«»')]


def is_question(heading: str) -> bool:
    """Whether it reads as something that was asked: by its mark, or by its length."""
    said = western_mark(heading)
    return bool(_ASKS.search(said)) or _length(said) >= 5


def western_mark(heading: str) -> str:
    # The Greek question mark is a semicolon; only at the very end does it ask.
    return heading.strip().replace("\u037e", "?")


def _length(heading: str) -> float:
    unspaced = len(re.findall("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", heading))
    thai = len(re.findall("[\u0e00-\u0e7f]", heading))
    # Names of columns have up to nine signs in these writings (メールアドレス); questions have more.
    spaced = re.sub("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", " ", heading)
    return unspaced / 2 + thai / 4 + sum(any(map(str.isalpha, word)) for word in re.split(r"[\s_/]+", spaced))


def is_open(heading: str) -> bool:
    """A short heading under which people write: comments, ideas, other."""
    words = _words(re.sub(r"\(.*\)", "", heading))
    if re.fullmatch(r"[qf]\d{1,3}[a-z]?", heading.strip(), re.I):
        return True
    return 0 < len(words) <= 3 and bool(OPEN_WORDS & set(words)) and not PERSON & set(words)


def about_person(heading: str) -> bool:
    """A short heading with a word in it that names a fact of a person, a moment or a program; or a question for one."""
    words = _words(heading)
    asks = bool(_ASKS.search(western_mark(heading)))
    if _ENGLISH.search(heading) and len(heading) < 60 and not asks:
        return True
    if _PERSON_PARTS.search(heading) and len(heading) <= 9:
        return True
    if len(words) > 4 or asks:
        return False
    return any(word in PERSON or any(part in word for part in _LONGER) for word in words)


def asks_of_person(heading: str) -> bool:
    """A question that has a word of the kind in it, as "Was ist Ihr Name?": perhaps about the person, perhaps not."""
    return bool(_ENGLISH.search(heading) or PERSON & set(_words(heading)) or _PERSON_PARTS.search(heading))


def asks_for_count(heading: str) -> bool:
    """How many, how old, how long; years, hours, numbers of."""
    return bool(_COUNT.search(heading))


def names_a_table(heading: str) -> bool:
    return bool(_TABLE.fullmatch(heading))


def asks_for_order(heading: str) -> bool:
    return bool(_RANK.search(heading))


_RATE = re.compile(
    r"^\W*(?:please )?(?:rate|score|grade)\b|\b(?:rating|satisfaction|bewerten|bewertung|zufriedenheit|évaluez|notez"
    r"|satisfaction|valore|puntúe|califique"
    r"|satisfacción|valutate?|soddisfazione|avalie|satisfação|beoordeel|tevredenheid|oceń|ocena|betygsätt|bedøm|vurder|arvioi"
    r"|ohodnoťte|értékelje"
    r"|оцените|оцінка|değerlendir\w*)\b|評価|满意度|滿意度|만족도",
    re.I,
)


def asks_to_rate(heading: str) -> bool:
    """Whether a heading asks for a mark, though it is no question: Rate your day, Zufriedenheit."""
    return bool(_RATE.search(heading))


def asks_to_do(heading: str) -> bool:
    """Whether a heading of three words or more asks to rate or to order."""
    return _length(heading) >= 3 and (asks_to_rate(heading) or asks_for_order(heading))


def is_marked(heading: str) -> bool:
    """Whether a question mark says that it was asked, with what may stand behind it in brackets."""
    return bool(_ASKS.search(western_mark(heading)))


def scale_said(heading: str) -> tuple[int, int] | None:
    """The first and last point of the scale that a heading names, as (1-5) or from 0 to 10."""
    for found in _RANGE.finditer(heading):
        low, high = (int(found[1]), int(found[2])) if found[2] else (1, int(found[3]))
        if low < high and 3 <= high <= 10:
            return low, high
    return None


def best_end(heading: str, highest: int) -> int:
    """1 when the heading says that the highest number is best, -1 when it says so of the lowest, 0 when it doesn't say."""
    if re.search(r"\bschulnoten?\b", heading, re.I):
        return -1
    for pattern, sign in ((_GOOD_END, 1), (_BAD_END, -1)):
        for found in pattern.finditer(heading):
            return sign if int(found[1]) * 2 > highest + 1 else -sign
    return 0
