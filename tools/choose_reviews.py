"""Choose the rated texts of neurona/data/reviews.tsv.gz from the data of the VADER paper.

The data lie in the source distribution of the package vaderSentiment 3.3.2:

    pip download --no-deps --no-binary :all: vaderSentiment==3.3.2
    tar xzf vaderSentiment-3.3.2.tar.gz
    tar xzf vaderSentiment-3.3.2/additional_resources/hutto_ICWSM_2014.tar.gz
    python tools/choose_reviews.py hutto_ICWSM_2014

The same input gives the same texts in the same order.
"""

import gzip
import html
import random
import re
import sys
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "neurona" / "data" / "reviews.tsv.gz"
HEADER = "source\trating\ttext"
FOUND = "{source}: {praise} texts praise, {complain} complain; {count} of each are kept."
DONE = "{kept} texts of {read} are in {target}."

# source -> (file, most texts kept of each class)
SOURCES = {
    "movie": ("movieReviewSnippets_GroundTruth.txt", 2215),
    "product": ("amazonReviewSnippets_GroundTruth.txt", 600),
    "tweet": ("tweets_GroundTruth.txt", 255),
}
SHORTEST, LONGEST = 3, 20  # words
CLEAR = 1.0  # a text with a mean rating nearer to 0 is neither praise nor complaint
ALIKE = 0.7  # texts that share this much of their words are one text in two versions

# A text with one of these words is left out; a star stands for any ending, or any beginning.
# Not every such text is rude: "a dying breed" goes as well. There are enough others.
LEFT_OUT = """
*fuck* fck* *shit shits shitty batshit *bitch* biatch ass asses asshole* *assed bad-ass badass* dick dicks dickhead*
cock cocks cocky pussy boob* tit titties breast* nude* naked* topless sex* *sexual* sexy porn* erotic* orgasm*
whore* slut* rape raped rapes rapist* incest* pedophil* molest* prostitut* hooker* stripper* pimp* brothel* penis*
vagina* anal anus butt butts arse masturbat* genital* testic* kinky fetish* bondage sadis* masochis* horny hump
humping lust lusty seduc* bra bras panty panties lingerie bikini* milf hottie* hott babe babes *chicks virgin*
spank* shag shagging jerk jerks jerking wank* *sucker* sucka suck sucks sucked sucking sux blows screw screwed
screwing crap* piss* turd* fart* poop* puke* vomit* barf* toilet* scatolog* bowel* snot* damn* goddam* *goddamn*
hell hella helluva stfu omfg lmfao *lmao* effin* freakin* friggin* frickin* bloody bastard* moron* idiot* retard*
imbecil* douche* scum* bimbo* loser* dumbass* crippl* midget* freak freaks gay gays lesbian* homosexual* homophob*
queer* fag fags faggot* dyke* tranny* transvestit* transgender* nigg* negro* racis* ethnic* jew jews jewish
christian* catholic* muslim* islam* god god's jesus christ bible church black blacks white whites chinese mexican*
african* asian* indian* kill killed killer* killing* kills murder* dead deadly death* die died dies dying suicid*
slaughter* massacre* blood* gore gory corpse* gun guns gunfire gunplay gunning shoot shooting bomb* terror terroris*
weapon* stab* assault* assassin* tortur* violen* abus* victim* harass* hang hangs hanging drown* strangl* cannibal*
slash* nazi* hitler* genocid* war wars funeral* cancer* hospital* tumor* disease* autis* mental* psycho*
drunk* beer* alcohol* booze* vodka whiskey wine hangover* weed stoned drug* cocaine* heroin crack junkie* smoke*
smoking cigar* cigarette* pot hillbill* pms* leukemia* obama* republican* democrat* politic* election* obscen*
vulgar* diarrh* pervers* pervert* penetrat* chick tits orgy orgies raunch* smut* bawdy ballsy bestial* assailant*
misogyn* racial* israel* palestin* iraq* hispanic* religio* *booze* kidnap* handicap* stepmom* propaganda wt*
executed execution* *holocaust* auschwitz treblinka schindler* concentration *semit* judaism hanukkah matzoh yiddish
fascis* gestapo gulag* pogrom* lynch* apartheid ghetto* *slave* colonial* totalitarian dictator* pinochet castro
kissinger* reagan clegg congress vote voting tcot wiunion conservatives liberal* september obl soldier* army militar*
wwii vietnam* serbian* iran* ayatollah mosque vatican buddha atheis* gyps* inuit feminis* bullet* pistol* *gunfest
ultraviolent brutal* bludgeon* strafing* flagellat* autops* morgue stillborn suffocat* smother* overdos* self-harm*
wrists slit hostage* bodies thug* sociopath* sade bully* punched hentai hoes hustler* libido* lolita adulter* mating
oversexed prurient* sensual* sleaz* strip stripping escort hedonis* panky naughty ribald voyeur* underwear castrat*
depraved deviant dirty bed bedroom bodice plies aids birth dope addict* acid painkiller* pill pills narco* champagne
cocktail* *drinking* drinks hungover margarita* martini* pilsner oktoberfest pub *smoking* winehouse asylum* insane
lunacy lunatic* demented deform* geriatric ocd dyslexi* anorexi* emaciated maladjusted munchausen schizo* depressed
patient grandma jackass* dipstick* weirdo* feces dung* latrine cesspool pee f fokn fubar gtfo dammit dang darn*
hellish* *bbgun
""".split()  # noqa: SIM905 - a list in quotes can be read


def words_of(text):
    """The words of a text in lower case; an apostrophe may stand within a word."""
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text.lower())


def left_out(text):
    """The words for which a text is left out, sorted; the parts of a word with a hyphen count as well."""
    words = set(words_of(text))
    words |= {part for word in words for part in word.split("-")}
    return sorted(word for word in words if _PATTERN.fullmatch(word))


_PATTERN = re.compile("|".join(re.escape(entry).replace(r"\*", ".*") for entry in LEFT_OUT))


def candidates(path, seen, where):
    """Read a file of the paper: (rating, text) of every text that may be shown, of each text one version.

    `seen` and `where` remember the texts of all files: the words of each, and for each word which texts have it.
    """
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        _, rating, text = line.split("\t")
        text = " ".join(html.unescape(html.unescape(text)).split())  # some codes are written as codes: &amp;#38;
        words = set(words_of(text)) - {"anonymous"}
        if abs(float(rating)) < CLEAR or not SHORTEST <= len(words_of(text)) <= LONGEST:
            continue
        if "http" in text or left_out(text) or _like_one_of(seen, where, words):
            continue
        for word in words:
            where.setdefault(word, []).append(len(seen))
        seen.append(words)
        yield float(rating), text


def _like_one_of(seen, where, words):
    """Whether the set of words is nearly one that was seen."""
    shared = Counter(number for word in words for number in where.get(word, ()))
    return any(both / len(seen[number] | words) >= ALIKE for number, both in shared.items())


def choose(folder):
    """The lines of the file: for each source as many praising as blaming texts, in a shuffled order."""
    rng, lines, seen, where = random.Random(2014), [], [], {}
    for source, (name, most) in SOURCES.items():
        rows = list(candidates(folder / name, seen, where))
        sides = [[row for row in rows if row[0] * sign > 0] for sign in (1, -1)]
        count = min(most, *map(len, sides))
        for side in sides:
            rng.shuffle(side)
            lines += [f"{source}\t{rating:.2f}\t{text}" for rating, text in side[:count]]
        print(FOUND.format(source=source, praise=len(sides[0]), complain=len(sides[1]), count=count))
    rng.shuffle(lines)
    return lines


def main():
    folder = Path(sys.argv[1])
    lines = choose(folder)
    TARGET.write_bytes(gzip.compress("\n".join([HEADER, *lines, ""]).encode(), mtime=0))
    read = sum(len((folder / name).read_text(encoding="utf-8-sig").splitlines()) for name, _ in SOURCES.values())
    print(DONE.format(kept=len(lines), read=read, target=TARGET.relative_to(TARGET.parents[2])))


if __name__ == "__main__":
    main()
