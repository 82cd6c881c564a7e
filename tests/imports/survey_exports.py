"""Surveys as tools export them, made up at random: in languages and layouts of which the reader knows no word, with decoys.

Everything here is of our own writing. What is about a person is marked (each such cell is in `personal`), so that a test can look for it in
all that was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.imports.survey_layouts import FACTS, MORE_DECOYS, MORE_LANGUAGES, fact, heading_of, written

Language = dict[str, str | tuple[str, ...]]

FIRST = (
    "Jóhanna Þór Kristín Ásgeir Tiina Rein Maarika Austėja Mindaugas Rūta Arta Besnik Liridona Ligaya Bayani Amihan ნინო გიორგი"
    " თამარ Անահիտ Տիգրան "
    "மலர் கண்ணன் Nomvula Sipho Hodan Cabdi Gulnora Otabek"
).split()
LAST = (
    "Sigurðardóttir Jónsson Tamm Kask Petrauskas Kazlauskienė Hoxha Gashi Dimaculangan Magsaysay ბერიძე კაპანაძე Սարգսյան"
    " Հակոբյան முருகன் Dlamini "
    "Mthembu Warsame Farah Karimova"
).split()
BODIES = (
    "Reykholt Hospital", "Põhja Keskus", "Vilniaus Globa", "Qendra Drini", "Bahay Pag-asa", "Harbour Light Trust",
    "ქალაქის საბჭო", "Քաղաքային Խորհուրդ",
    "Ikhaya Lethu", "Xarunta Hodan", "Nordvik Council", "Fellside Housing", "Saint Orrin College", "Brackwater Police",
)  # fmt: skip
JOBS = (
    "Forstjóri", "Osakonna Juhataja", "Skyriaus Vedėja", "Drejtor i Përgjithshëm", "Punong Tagapangasiwa", "Head of Transport",
    "დირექტორი", "Տնօրեն",
    "UMqondisi", "Agaasime", "Ward Sister", "Chief Planner", "Deputy Warden",
)  # fmt: skip

LANGUAGES: dict[str, Language] = {
    "is": {
        "when": "Tímasetning",
        "name": "Fullt heiti",
        "mail": "Netfang",
        "body": "Stofnun",
        "job": "Starfsheiti",
        "who": "Hvert er fullt heiti þitt?",
        "ask": ("Hvað gengur vel hérna?", "Hverju myndir þú breyta fyrst?", "Lýstu einu sem þarf að laga strax á okkar svæði"),
        "rate": ("Hversu tilbúin erum við?", "Treystir þú áætluninni?"),
        "pick": "Veldu allt sem hjálpar:",
        "say": (
            "Fólk hjálpar hvert öðru á morgnana",
            "Fundirnir eru of langir",
            "Meiri tími fyrir vaktaskipti",
            "Kaffið",
            "Enginn svarar símanum eftir klukkan fimm",
        ),
    },
    "et": {
        "when": "Ajatempel",
        "name": "Täisnimi",
        "mail": "Kontakt",
        "body": "Asutus",
        "job": "Ametinimetus",
        "who": "Kuidas teid kutsutakse?",
        "ask": ("Mis siin hästi töötab?", "Mida muudaksite esimesena?", "Kirjeldage ühte asja mis vajab kohe lahendust"),
        "rate": ("Kui valmis me oleme?", "Kas usaldate plaani?"),
        "pick": "Mis aitaks kõige rohkem?",
        "say": (
            "Inimesed aitavad üksteist",
            "Koosolekud on liiga pikad",
            "Rohkem aega valvete vahel",
            "Kohv",
            "Keegi ei vasta pärast viit telefonile",
        ),
    },
    "lt": {
        "when": "Laiko žyma",
        "name": "Vardas ir pavardė",
        "mail": "El. paštas",
        "body": "Įstaiga",
        "job": "Pareigos",
        "who": "Kuo jūs vardu?",
        "ask": ("Kas čia veikia gerai?", "Ką keistumėte pirmiausia?", "Aprašykite vieną dalyką kurį reikia taisyti nedelsiant"),
        "rate": ("Ar esame pasirengę?", "Ar pasitikite planu?"),
        "pick": "Kas labiausiai padėtų?",
        "say": (
            "Žmonės padeda vieni kitiems",
            "Per ilgi susirinkimai",
            "Daugiau laiko perduodant pamainą",
            "Kava",
            "Po penkių niekas neatsako į skambučius",
        ),
    },
    "sq": {
        "when": "Vula kohore",
        "name": "Emri i plotë",
        "mail": "Posta",
        "body": "Institucioni",
        "job": "Detyra",
        "who": "Si quheni?",
        "ask": ("Çfarë funksionon mirë këtu?", "Çfarë do të ndryshonit së pari?", "Përshkruani një gjë që duhet ndrequr menjëherë tek ne"),
        "rate": ("Sa gati jemi?", "A i besoni planit?"),
        "pick": "Çfarë do të ndihmonte më shumë?",
        "say": (
            "Njerëzit ndihmojnë njëri-tjetrin",
            "Mbledhjet janë tepër të gjata",
            "Më shumë kohë për dorëzimin e turnit",
            "Kafeja",
            "Askush nuk përgjigjet pas orës pesë",
        ),
    },
    "tl": {
        "when": "Oras ng sagot",
        "name": "Pangalan",
        "mail": "Koreo",
        "body": "Samahan",
        "job": "Tungkulin",
        "who": "Ano ang pangalan mo?",
        "ask": ("Ano ang maganda rito?", "Ano ang una mong babaguhin?", "Ilarawan ang isang bagay na dapat ayusin agad dito"),
        "rate": ("Gaano tayo kahanda?", "May tiwala ka ba sa plano?"),
        "pick": "Ano ang makatutulong?",
        "say": (
            "Nagtutulungan ang mga tao",
            "Masyadong mahaba ang mga pulong",
            "Dagdag na oras sa palitan ng bantay",
            "Kape",
            "Walang sumasagot pagkatapos ng alas singko",
        ),
    },
    "ka": {
        "when": "დროის ნიშნული",
        "name": "სრული სახელი",
        "mail": "ელფოსტა",
        "body": "დაწესებულება",
        "job": "თანამდებობა",
        "who": "რა გქვიათ?",
        "ask": ("რა მუშაობს აქ კარგად?", "რას შეცვლიდით პირველად?", "აღწერეთ ერთი რამ რაც დაუყოვნებლივ უნდა გამოსწორდეს"),
        "rate": ("რამდენად მზად ვართ?", "ენდობით გეგმას?"),
        "pick": "რა დაგვეხმარებოდა?",
        "say": (
            "ხალხი ერთმანეთს ეხმარება",
            "შეხვედრები ძალიან გრძელია",
            "მეტი დრო ცვლის გადაბარებისთვის",
            "ყავა",
            "ხუთის შემდეგ ტელეფონს არავინ პასუხობს",
        ),
    },
    "hy": {
        "when": "Ժամանակ",
        "name": "Անուն",
        "mail": "Էլփոստ",
        "body": "Կազմակերպություն",
        "job": "Պաշտոն",
        "who": "Ինչպե՞ս է ձեր անունը?",
        "ask": ("Ի՞նչն է այստեղ լավ աշխատում?", "Ի՞նչ կփոխեիք առաջինը?", "Նկարագրեք մեկ բան որը պետք է անմիջապես շտկել մեզ մոտ"),
        "rate": ("Որքանո՞վ ենք պատրաստ?", "Վստահո՞ւմ եք ծրագրին?"),
        "pick": "Ի՞նչը կօգներ?",
        "say": (
            "Մարդիկ օգնում են միմյանց",
            "Ժողովները շատ երկար են",
            "Ավելի շատ ժամանակ հերթափոխի համար",
            "Սուրճ",
            "Հինգից հետո ոչ ոք չի պատասխանում հեռախոսին",
        ),
    },
    "ta": {
        "when": "நேர முத்திரை",
        "name": "முழுப்பெயர்",
        "mail": "மின்னஞ்சல்",
        "body": "நிறுவனம்",
        "job": "பதவி",
        "who": "உங்கள் பெயர் என்ன?",
        "ask": ("இங்கே எது நன்றாக நடக்கிறது?", "முதலில் எதை மாற்றுவீர்கள்?", "உடனடியாக சரி செய்ய வேண்டிய ஒன்றை இங்கே விவரிக்கவும்"),
        "rate": ("நாம் எவ்வளவு தயார்?", "திட்டத்தை நம்புகிறீர்களா?"),
        "pick": "எது உதவும்?",
        "say": (
            "மக்கள் ஒருவருக்கொருவர் உதவுகிறார்கள்",
            "கூட்டங்கள் மிகவும் நீளம்",
            "பணி மாற்றத்திற்கு அதிக நேரம்",
            "காபி",
            "ஐந்து மணிக்குப் பிறகு யாரும் பதிலளிப்பதில்லை",
        ),
    },
    "zu": {
        "when": "Isikhathi",
        "name": "Igama eligcwele",
        "mail": "Ikheli le-inthanethi",
        "body": "Inhlangano",
        "job": "Isikhundla",
        "who": "Ubani igama lakho?",
        "ask": (
            "Yini esebenza kahle lapha?",
            "Yini ongayishintsha kuqala?",
            "Chaza into eyodwa okumele ilungiswe ngokushesha lapha ekhaya",
        ),
        "rate": ("Silungele kangakanani?", "Uyaluthemba uhlelo?"),
        "pick": "Yini engasiza kakhulu?",
        "say": (
            "Abantu bayasizana",
            "Imihlangano mide kakhulu",
            "Isikhathi esengeziwe sokushintshana",
            "Ikhofi",
            "Akekho ophendula ucingo ngemva kwehora lesihlanu",
        ),
    },
    "so": {
        "when": "Wakhtiga",
        "name": "Magaca oo dhan",
        "mail": "Iimeelka",
        "body": "Hay'adda",
        "job": "Xilka",
        "who": "Magacaagu waa maxay?",
        "ask": (
            "Maxaa halkan si fiican u shaqeeya?",
            "Maxaad marka hore beddeli lahayd?",
            "Sharax hal shay oo u baahan in degdeg loo saxo halkan",
        ),
        "rate": ("Intee ayaan diyaar u nahay?", "Ma aamintaa qorshaha?"),
        "pick": "Maxaa ugu caawin lahaa?",
        "say": (
            "Dadku way is caawiyaan",
            "Shirarku aad bay u dheer yihiin",
            "Waqti dheeraad ah oo wareejinta",
            "Qaxwo",
            "Cidna kama jawaabto taleefanka shanta ka dib",
        ),
    },
}
LANGUAGES |= MORE_LANGUAGES
"""None of these languages is among those whose headings the reader knows."""

DECOYS = (
    ("Name one thing that would make tomorrow easier", ("Fewer forms to fill in before lunch", "A rota that nobody has to chase")),
    ("What does our e-mail habit cost us?", ("Two hours of every morning are gone", "We answer instead of thinking")),
    ("Which date still hurts when you think of it?", ("The day the bridge closed without warning", "When the letter came and nobody rang")),
    ("Who should hear about this first, and why?", ("Families, since they wait longest", "The night staff, they carry it")),
    ("What role could neighbours play in this?", ("They could sit with people after dark", "Bring soup, and tell us what we miss")),
)
"""Real questions whose headings look as if they were about the person or the moment."""
OPTIONS = ("Tid & ro", "Flere folk", "Nyt tag", "Bedre bus (nr. 4, 7)", "Et køkken")


@dataclass
class Made:
    """An export: its file, every cell that is about a person, and its questions with what was answered."""

    file: str | bytes = ""
    name: str = ""
    personal: set[str] = field(default_factory=set)
    asked: dict[str, list[str]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)


def _moment(by: Random, style: int) -> str:
    d, m, h, s = by.randint(1, 28), by.randint(1, 12), by.randint(0, 23), by.randint(0, 59)
    return (
        f"2026-{m:02}-{d:02}T{h:02}:{s:02}:07+02:00",
        f"{d:02}.{m:02}.2026 {h:02}:{s:02}",
        f"2026/{m:02}/{d:02} {h % 12 + 1}:{s:02}:09 PM GMT+3",
        f"{m}/{d}/26 {h:02}:{s:02}",
        f"{d}-{m}-2026 {h:02}:{s:02}:11",
        f"2026-{m:02}-{d:02} {h:02}:{s:02}:11.123 UTC",
    )[style]  # fmt: skip


def _extra(by: Random, kind: str, row: int) -> str:
    """What only a program knows of a person."""
    if kind == "ip":
        return f"{by.randint(11, 223)}.{by.randint(0, 255)}.{by.randint(0, 255)}.{by.randint(1, 254)}"
    if kind == "token":
        return "".join(by.choice("abcdef0123456789") for _ in range(24))
    if kind == "uuid":
        return "-".join("".join(by.choice("abcdef0123456789") for _ in range(n)) for n in (8, 4, 4, 4, 12))
    if kind == "link":
        return f"https://svar.example/{by.randint(100, 999)}/r?x={row}"
    if kind == "lat":
        return f"{by.uniform(-60, 60):.4f}"
    if kind == "phone":
        return f"+35{by.randint(1, 9)} {by.randint(100, 999)} {by.randint(1000, 9999)}"
    if kind == "agent":
        return f"Mozilla/5.0 (X11; rv:{by.randint(90, 140)}.0) Gecko/2010"
    return str(by.randint(1_000_000, 9_999_999)) if kind == "seed" else str(row)


def made(seed: int) -> Made:
    """The export of this number, always the same."""
    by = Random(seed)
    words = LANGUAGES[by.choice(sorted(LANGUAGES))]
    rows, style = by.randint(3, 14), by.randrange(6)
    found, columns = Made(), list[tuple[str, list[str]]]()
    people = [(by.choice(FIRST), by.choice(LAST)) for _ in range(rows)]
    facts = _about(by, words, people, style, found)
    ends = [columns_at for columns_at in facts if by.random() < 0.15 and columns_at[0] not in _named(words)]
    columns += [one for one in facts if one not in ends] + _questions(by, words, rows, found) + ends
    header, cells = [name for name, _ in columns], [cells for _, cells in columns]
    found.file, found.name = written(by, header, [list(row) for row in zip(*cells, strict=True)])
    return found


def _named(words: Language) -> set[object]:
    """Headings of facts that only their place tells: tools put them first."""
    return {words["name"], words["body"], words["job"]}


def _about(by: Random, words: Language, people: list[tuple[str, str]], style: int, found: Made) -> list[tuple[str, list[str]]]:
    facts = {
        str(words["when"]): [_moment(by, style) for _ in people],
        str(words["name"]): [f"{a} {b}" for a, b in people],
        str(words["mail"]): [f"u{by.randint(10, 99)}.{n}@post{n}.example" for n, _ in enumerate(people)],
        str(words["body"]): [by.choice(BODIES) for _ in people],
        str(words["job"]): [by.choice(JOBS) for _ in people],
    }
    for kind in by.sample(("ip", "token", "uuid", "link", "lat", "phone", "agent", "seed", "row"), by.randint(0, 4)):
        # Headings as short as tools have them, and without a meaning in any language.
        heading = "".join(by.choice("bdgklmnprstvaeiou") for _ in range(by.randint(3, 8)))
        facts[heading] = [_extra(by, kind, n) for n, _ in enumerate(people, 1)]
    for kind in by.sample(FACTS, by.choice((0, 0, 1, 2, 3))):
        heading = "".join(by.choice("bdgklmnprstvaeiou") for _ in range(by.randint(3, 8)))
        facts[heading] = [fact(by, kind, n, person) for n, person in enumerate(people, 1)]
    if by.random() < 0.3:
        facts[str(words["who"])] = facts.pop(str(words["name"]))
    chosen = by.sample(sorted(facts), by.randint(2, len(facts)))
    by.shuffle(chosen)
    for name in chosen:
        if by.random() < 0.4:
            facts[name] = ["" if by.random() < 0.2 else cell for cell in facts[name]]
        # A number below 100 is too short to be looked for.
        found.personal |= {cell for cell in facts[name] if len(cell) > 2}
    return [(name, facts[name]) for name in chosen]


def _answer(by: Random, say: list[str], row: int) -> str:
    if by.random() < 0.15:
        return by.choice(("", "-", "n/a"))
    one, other = by.sample(say, 2)
    return by.choice((one, f"{one}. {other}", f"{one} – {other.lower()}", f"{one} ({row})"))


def _questions(by: Random, words: Language, rows: int, found: Made) -> list[tuple[str, list[str]]]:
    asked: list[tuple[str, list[str]]] = []
    say = [str(one) for one in words["say"]]
    for question in by.sample(list(words["ask"]), by.randint(1, 3)):
        asked.append((question, [_answer(by, say, n) for n in range(rows)]))
        found.written.add(question)
    for question in by.sample(list(words["rate"]), by.randint(0, 2)):
        asked.append((question, [str(by.randint(1, 5)) if by.random() > 0.1 else "" for _ in range(rows)]))
    if by.random() < 0.6:
        question, answers = by.choice((*DECOYS, *MORE_DECOYS))
        asked.append((question, [f"{by.choice(answers)} {n}" for n in range(rows)]))
        found.written.add(question)
    if by.random() < 0.3:
        asked.append((str(words["pick"]), [";".join(by.sample(OPTIONS, by.randint(1, 3))) + ";" for _ in range(rows)]))
    by.shuffle(asked)
    dressed = {question: heading_of(by, question) for question, _ in asked}
    found.written = {dressed[question] for question in found.written}
    asked = [(dressed[question], answers) for question, answers in asked]
    found.asked = dict(asked)
    return asked
