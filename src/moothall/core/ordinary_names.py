"""Words that are names and something else as well: data for `name_forms` and `name_doubts`. Nobody reads these words on a page.

In small letters. A list and no dictionary: what isn't here is taken for a name wherever it is written as one.
"""

from __future__ import annotations

WORDS = frozenset(
    """
    angel art ash autumn basil bay beau bill blake bliss bob brook buddy carol chance charity chase christian clay cliff cloud colt
    crystal dale dawn dean dove drew dusty earl ebony eden faith fern flora forest frank gale gene ginger glen grace grant guy happy
    harmony harry haven hazel heath heather holly honor honour hope hunter ivy jack jade jasmine jay jean jewel joy kit lane laurel
    leaf lee liberty lily links mark marsh mercy miles mint misty nick noble olive pansy pat patience patty pearl peg penny peter
    piper pride prudence rain ray red reed rich river rob robin rock rod roman rose rosemary ruby rusty sage sandy scarlet scout sky
    skip sonny star sterling stone storm sue summer sunny tab tawny temple tiger trinity trip truth van verity victor violet wade
    will willow win wren abbey abbot armour bacon bailey baker ball banks barber barker barn barrow bass batten beach bean bear beck
    bell bench best bird bishop black blood bloom blunt boot booth bowl box boys brand branch bridge bridges bright broad brown buck
    bull burn bush butcher butler butt call cannon care carpenter carter case cash castle chambers chandler chapel child church
    clark clean close coach coal cole cook cooper corn cotton court cox craft crane cross crow crown curry cutter dance dark day
    days deal deep dew diamond dial dine dodge down draper drake drew driver dyer early east edge elder english ever fair falls
    farmer farm farrow fell fellows fields field finch fish fisher fletcher flint flood flower flowers fold ford forbes foster
    fountain fowler fox free french friend frost fry full gardener garden garner gate gates gay gent gift gold good goodman gore
    gray green grey grove hair hall hand hands hard hardy hart harper hawk hay head heard heart hedge hide high hill hills hobby
    holder hole holiday holt home hood hook horn house hull hunt hurst ice inch keen keep kettle key keys king kings knight knot
    lamb lamp land last law leader lean leek light lime list little lock long lord love low luck major man mason mast mate mead
    means meadow meadows miller mills mill minor monk moon moor more moss mould mountain must nail nash near neat new newman night
    nod noon north nurse nut oak oaks old orange orchard over owen page paine painter palmer park parks parish parsons part patch
    paul peace peak peach pepper perry pike pillar pit pitt place plant plum pond pool pope porter post pot potter potts pound
    powder power powers price priest prince prior proctor pull purse quick quiet rail rains ram read ready reader reeve rice rider
    rivers road roads rook room root roper rush russet sadler sail sale salmon salt sand sands savage sawyer say sea seal seller
    service sharp shaw shepherd short shot silver singer skinner slater sleep sly small smart snow sole south spark sparks speed
    spencer spring sprout squire stable stack staff stanton stark steel stern steward stock stocks stout strange street strong such
    sugar swan sweet swift sword tailor tall tanner taylor teal thorn tiller tipping toll town towns tower towers tree trees true
    tuck turner turn twist underwood vale vine wait walk walker wall walls ward warden ware warm water waters way ways weaver webb
    weir well wells west wheel wheeler white whale wild wilder wills wind winter wise wolf wood woods wool workman worth wright yard
    yates york young age all an any are be crisis do first go he it mind no now one or relate scope sense she shelter so step the
    they this together turning us versus we what where who you
    """.split()
)
"""Names that are ordinary words. At the beginning of a sentence a capital says nothing of them."""

CALENDAR = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday easter christmas eve english welsh scottish irish british scots scot german french polish romanian european
    """.split()
)
"""Words that have a capital anyway: a capital says nothing of them anywhere."""

BODIES = frozenset(
    """
    academy advice adult agency agencies alliance ambulance association authority bank body board borough brigade bureau business
    care carers cathedral centre chamber charity children children's church cic cio city clinic clinical club college
    combined commerce co-op commission commissioning committee community company constabulary consortium cooperative co-operative council
    councils county department dental diocese disability district east education emergency england enterprise europe faith family
    families federation fire forum foundation fund general gp great greater group guild health healthcare home homes
    hospice hospital hospitals house housing humanitarian icb ics inclusion industry infirmary initiative institute integrated
    justice law learning libraries library limited link local london lower ltd medical mental metropolitan midlands ministry mission
    museum national neighbourhood network new nhs north northern office older organisation parish park partners partnership patient
    patients people people's pharmacy planning plc police practice primary prison probation project provider public queen queen's
    recovery regional relief rescue research royal rural saint school schools scotland secondary service services sheltered social
    society south southern sport st st. street support surgery system team tenants town transport treatment trust uk union united
    university unitary upper urban voice voluntary volunteer volunteers wales welfare west western women women's working works young
    youth and at by for from in of on the to with
    """.split()
)
"""Words that say what a body is, or where any could be. None of them is its name."""

LITTLE = frozenset("a an and at by for from in of on the to with &".split())

TITLES = frozenset(
    """
    cllr councillor dame dr doctor fr father lady lord madam miss mr mrs ms mx prof professor pc rabbi rev revd reverend imam sgt
    sir sister
    """.split()
)

PARTICLES = frozenset("al bin da das de del den der di do dos du el ibn la le mac mc ní o st ten ter van von y zu".split())
"""Little words in a surname, which are none by themselves."""

KNOWN_LETTERS = frozenset(
    """
    AND CEO CFO CIC CIO COVID DVD EHR EPR EU FAQ GDP GDPR GP HMO HR ICB ICS IT ITU KPI LGA MIND MOT MOU MP NHS NICE NOT NVQ OK PCN
    PR QR SEND SLA SOS TV UK UN USA VAT WHO
    """.split()
)
"""Letters that mean the same to everybody, and no one body."""

SAYING = frozenset(
    """
    said says agreed agrees asked asks thinks thought told tells wants wanted refused refuses promised promises suggested suggests
    feels felt argued argues insisted insists chaired chairs wrote writes reported reports explained explains mentioned offered offers
    complained complains rang phoned emailed
    """.split()
)
"""What only somebody does."""

NOBODY = frozenset(
    """
    i i'm i'd i'll i've he she it we they you who what that this these those nobody somebody everybody anybody everyone someone
    anyone people staff residents patients families managers leaders some many most all both each one others another none nothing
    research
    """.split()
)
"""Who says or does a thing without being named."""
