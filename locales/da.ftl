amount-children = { $value } børn
amount-children-per-adult = { $value } børn pr. voksen
amount-days = { $value } dage
amount-grade = { $value }
amount-hours = { $value } timer
amount-kroner = { $value } kr.
amount-notifications = { $value } underretninger
amount-percent = { $value } %
amount-percentage-points = { $value } procentpoint
amount-points = { $value } point
amount-pupils-per-class = { $value } elever pr. klasse
amount-pupils-per-teacher = { $value } elever pr. årsværk
breakdown-age-3 = treårige
breakdown-age-boernehaveklasse = børnehaveklassen
breakdown-all = alle
breakdown-care-0-2 = 0-2-årige
breakdown-care-3-5 = 3-5-årige
breakdown-care-dagpleje = dagpleje
breakdown-gender-dreng = drenge
breakdown-gender-pige = piger
breakdown-grade = { $n }. klasse
breakdown-origin-dansk = elever af dansk oprindelse
breakdown-origin-indvandrere-og-efterkommere = indvandrere og efterkommere
breakdown-reason-med-tilladelse = fravær med tilladelse
breakdown-reason-sygdom = sygdom
breakdown-reason-ulovligt = ulovligt fravær
breakdown-stage-indskoling = indskolingen
breakdown-stage-mellemtrin = mellemtrinnet
breakdown-stage-udskoling = udskolingen
breakdown-subject-laesning = læsning
breakdown-subject-matematik = matematik
card-can-cannot = Hvad kan tallet sige – og hvad kan det ikke?
card-can-tell = Det kan tallet sige
card-cannot-tell = Det kan tallet ikke sige
card-copied = Linket er kopieret
card-estimate = bedste bud { $value }
card-estimated = spændet er anslået
card-link = Kopiér link
card-svg = Billede (SVG)
card-table = Vis som tabel
chance-about = ca. { $n } %
chance-at-risk = Det kan gå begge veje. Chancen for at nå målet til tiden er { $chance }.
chance-least = under 5 %
chance-most = over 95 %
chance-off-track = Som udviklingen er nu, nås målet næppe. Chancen er { $chance }.
chance-on-track = Som udviklingen er nu, nås målet sandsynligvis til tiden. Chancen er { $chance }.
chance-reached = Målet er nået, også når usikkerheden regnes med. Sikkerheden er { $chance }.
count-children = { $written } børn
count-classes = 
    { $n ->
        [one] { $written } klasse
       *[other] { $written } klasser
    }
count-hours = 
    { $n ->
        [one] { $written } time
       *[other] { $written } timer
    }
count-notifications = 
    { $n ->
        [one] { $written } underretning
       *[other] { $written } underretninger
    }
count-places = 
    { $n ->
        [one] { $written } plads
       *[other] { $written } pladser
    }
count-pupils = 
    { $n ->
        [one] { $written } elev
       *[other] { $written } elever
    }
count-staff = 
    { $n ->
        [one] { $written } ansat
       *[other] { $written } ansatte
    }
distance-beyond = svarer til { $people } på den rigtige side af målet
distance-none = lige på grænsen: under ét barn fra
distance-short = svarer til { $people } fra målet
event-command-line = Kommandolinjen på serveren
event-somebody = En person, der ikke findes længere
form-cancel = Fortryd
form-error = Fejl
form-errors-title = Der er noget, der skal rettes
form-optional = frivilligt
form-step-done = gennemført
form-steps = Trin
list-and = { $first } og { $last }
list-clauses = { $first }, og { $last }
number-word = 
    { $n ->
        [0] ingen
        [1] ét
        [2] to
        [3] tre
        [4] fire
        [5] fem
        [6] seks
        [7] syv
        [8] otte
        [9] ni
        [10] ti
        [11] elleve
        [12] tolv
       *[other] { $digits }
    }
official-met = Målt på selve tallet, som officielle opgørelser gør, er målet nået.
official-not-met = Målt på selve tallet, som officielle opgørelser gør, er målet ikke nået.
rule-at-least = mindst { $bound } { $when }
rule-at-most = højst { $bound } { $when }
rule-fall = ned med mindst { $change } fra { $from } { $until }
rule-fall-yearly = lavere år for år { $until }
rule-gap = højst { $bound } forskel på { $of } og { $against } { $when }
rule-rise = op med mindst { $change } fra { $from } { $until }
rule-rise-yearly = højere år for år { $until }
rule-until-always = og fremover
rule-until-by = til { $period }
rule-when-always = ved hver måling
rule-when-by = i { $period }
shell-accessibility = Tilgængelighedserklæring
shell-crumbs = Du er her
shell-definitions = Definitioner af tallene
shell-language = Sprog
shell-menu = Menu
shell-origin-made-up = Opdigtet kommune
shell-origin-note-made-up = { $municipality } findes ikke. Alle tal, skoler og personer her er opdigtede.
shell-origin-note-official = Tallene for { $municipality } er offentliggjorte, officielle tal. Kilde og dato står ved hvert tal.
shell-origin-official = Officielle tal
shell-sign-out = Log ud
shell-skip = Gå til sidens indhold
shell-sources = Kilder
shell-theme = Farver
shell-theme-auto = Som enheden
shell-theme-dark = Mørk
shell-theme-light = Lys
status-at-risk = I risiko
status-cannot-tell = Kan ikke afgøres
status-off-track = Ikke på sporet
status-on-track = På sporet
status-reached = Nået
table-empty = Der er ingen rækker at vise.
table-next = Næste
table-pages = Flere rækker
table-previous = Forrige
talk-about = Kommunen holder hvert år en skoleudviklingssamtale med skolens leder (folkeskoleloven § 40 a). Skolelederen har initiativet og sætter retning for skolens udvikling; kommunen supplerer ud fra sine mål. En forældrerepræsentant for skolebestyrelsen har ret til at være med. Dette grundlag samler, hvad tallene viser, og hvad de rejser af spørgsmål. Det afgør ikke noget: det gør samtalen.
talk-about-count = ca. { $value }
talk-about-title = Om samtalen
talk-absent = intet tal
talk-absent-at-source = ikke offentliggjort
talk-absent-not-delivered = ikke modtaget
talk-absent-not-measured = ikke målt
talk-absent-not-relevant = ikke relevant
talk-absent-secrecy = fortroligt
talk-absent-suspected = sat til side
talk-absent-too-few = for få børn
talk-agreed-by = Inden
talk-agreed-empty = Der er ikke registreret aftaler fra en tidligere samtale. Skriv det, I aftaler, på sidste del af dette grundlag; så står det her ved den næste samtale.
talk-agreed-no-day = ingen dato
talk-agreed-owner = Hvem
talk-agreed-title = Hvad vi aftalte sidst
talk-agreed-what = Aftale
talk-aim = Mål: { $rule }
talk-aim-figure = Seneste tal
talk-aim-line = Mål { $bound }
talk-aim-name = Mål
talk-aim-newest = { $figure } i { $period }
talk-aim-no-figure = intet tal endnu
talk-aim-status = Status
talk-aims-empty = Skolen har ingen resultatmål endnu. Målene skrives på kommunens målside; når de er der, viser grundlaget, hvor langt skolen er.
talk-aims-title = Målene kort
talk-all-children = alle
talk-alt-bar = { $figure } i { $period }.
talk-alt-bar-aim = { $figure } i { $period }. Grænsen er { $bound }.
talk-alt-funnel = { $name }: skolen holdt op mod { $n } andre skoler efter størrelse. Skolen har { $own }; midten er { $centre }.
talk-alt-trend = { $name } år for år: { $figures }.
talk-alt-trend-aim = { $name } år for år: { $figures }. Mål: { $aim }.
talk-apart-note = { $span } må ikke sammenlignes med andre år. { $why }
talk-best-guess = bedste bud { $value }
talk-best-guess-head = bedste bud
talk-break = brud
talk-break-note = Brud fra { $from } (stiplet streg): tallene før og efter kan ikke sammenlignes. { $why }
talk-can-tell = Det kan tallet sige
talk-cannot-tell = Det kan tallet ikke sige
talk-cards-title = Tallene og målene
talk-chance-about = ca. { $n } %
talk-chance-at-risk = Det kan gå begge veje: chancen for, at målet nås til tiden, er { $chance }.
talk-chance-least = under 5 %
talk-chance-most = over 95 %
talk-chance-off-track = Som udviklingen er nu, nås målet næppe til tiden: chancen er { $chance }.
talk-chance-on-track = Som udviklingen er nu, nås målet formentlig til tiden: chancen er { $chance }.
talk-chance-reached = Målet er nået, også når usikkerheden regnes med: sikkerheden er { $chance }.
talk-class-as-expected = Som ventet
talk-class-attention = Værd at se på
talk-class-deviates = Skiller sig ud
talk-closed = Lukket udgave
talk-closed-note = Kun for dem, der deltager i samtalen. Grundlaget kan indeholde tal, der ikke må offentliggøres.
talk-confidential-rule = Må ikke offentliggøres eller gives videre (folkeskoleloven § 55 b). Åbent må man kun sige, om et mål er nået, og hvordan skolen selv har udviklet sig.
talk-confidential-title = Fortroligt
talk-count-children =
    { $n ->
        [one] { $written } barn
       *[other] { $written } børn
    }
talk-count-classes =
    { $n ->
        [one] { $written } klasse
       *[other] { $written } klasser
    }
talk-count-hours =
    { $n ->
        [one] { $written } time
       *[other] { $written } timer
    }
talk-count-notifications =
    { $n ->
        [one] { $written } underretning
       *[other] { $written } underretninger
    }
talk-count-places =
    { $n ->
        [one] { $written } plads
       *[other] { $written } pladser
    }
talk-count-pupils =
    { $n ->
        [one] { $written } elev
       *[other] { $written } elever
    }
talk-count-staff =
    { $n ->
        [one] { $written } ansat
       *[other] { $written } ansatte
    }
talk-counted-children = Antal børn
talk-counted-classes = Antal klasser
talk-counted-hours = Antal timer
talk-counted-notifications = Antal underretninger
talk-counted-places = Antal pladser
talk-counted-pupils = Antal elever
talk-counted-staff = Antal ansatte
talk-distance-beyond = Svarer til { $people } på den rigtige side af grænsen
talk-distance-none = Lige på grænsen
talk-distance-short = Svarer til { $people } fra målet
talk-early-note = Tallet for { $period } er foreløbigt.
talk-estimated-note = Spændet er anslået: hvor meget det enkelte barn afviger fra gennemsnittet, kendes fra en anden kilde ({ $source }).
talk-fact-made = Lavet
talk-fact-municipality = Kommune
talk-fact-number = Skolens nummer
talk-figure = Tal
talk-figure-interval = spænd { $interval }
talk-figures-empty = Der er ingen tal for skolen endnu. Indlæs en dataleverance, og lav grundlaget igen.
talk-funnel-axis = { $unit } i { $period }
talk-funnel-centre = Midten
talk-funnel-inner = 95 %
talk-funnel-others = { $n } andre skoler
talk-funnel-outer = 99,8 %
talk-general-limits = Tallene viser, hvordan det er gået, ikke hvorfor. De fleste udsving fra år til år på én skole er tilfældige: få elever kan flytte et tal meget. Derfor står spændet før tallet, og derfor er skolerne ikke stillet op i rækkefølge. Et tal kan vise, hvor det er værd at se efter; hvad der ligger bag, ved kun dem, der er på skolen.
talk-grade = { $n }. klasse
talk-incomparable = kan ikke sammenlignes
talk-indicator = Indikator
talk-internal-rule = Til kommunens og skolens eget arbejde. Må ikke offentliggøres, før kommunen har besluttet det.
talk-internal-title = Til eget arbejde
talk-kind = Grundlag for skoleudviklingssamtalen
talk-lead-all = alle { $all } mål
talk-lead-at-risk = { $subject } er i risiko
talk-lead-cannot-tell = { $subject } kan ikke afgøres endnu
talk-lead-no-figures = Der er ingen tal for skolen endnu.
talk-lead-no-targets = Skolen har ingen resultatmål endnu, så her står tallene for sig
talk-lead-off-track = { $subject } er ikke på sporet
talk-lead-on-track = { $subject } er på sporet
talk-lead-only = skolens ene mål
talk-lead-place-all =
    { $n ->
        [one] Det ene tal, hvor skolen kan holdes op mod andre skoler, er værd at se på.
       *[other] Alle { $all } tal, hvor skolen kan holdes op mod andre skoler, er værd at se på.
    }
talk-lead-place-none =
    { $n ->
        [one] Det ene tal, hvor skolen kan holdes op mod andre skoler, er som ventet for en skole af den størrelse.
       *[other] Alle { $all } tal, hvor skolen kan holdes op mod andre skoler, er som ventet for en skole af den størrelse.
    }
talk-lead-place-some = Af { $all } tal, hvor skolen kan holdes op mod andre skoler, er { $some } værd at se på.
talk-lead-reached = { $subject } er nået
talk-lead-some = { $some } af { $all } mål
talk-left-out =
    { $n ->
        [one] Ét tal er ikke med, fordi læserne af denne udgave ikke må se det.
       *[other] { $written } tal er ikke med, fordi læserne af denne udgave ikke må se dem.
    }
talk-left-out-none = Ingen tal er udeladt i denne udgave.
talk-limits-title = Hvad tallene kan og ikke kan sige
talk-list = { $first } og { $last }
talk-made-up = Opdigtet
talk-made-up-note = { $municipality } findes ikke. Skolen og alle tal i dette grundlag er opdigtede.
talk-mark-confidential = fortroligt
talk-mark-internal = til eget arbejde
talk-need-aimless = Her er intet mål og intet, der stikker ud. Værd at vende, hvis der er tid.
talk-need-at-risk = Målet er i risiko.
talk-need-attention = Skolens tal er værd at se på.
talk-need-cannot-tell = Det kan ikke afgøres endnu, hvordan det går med målet.
talk-need-deviates = Skolens tal skiller sig ud.
talk-need-goes-well = Det går, som det skal. Hvad kan andre lære af det?
talk-need-off-track = Målet er ikke på sporet.
talk-no-interval-no-count = Tallet står uden spænd, fordi kilden ikke oplyser, hvor mange der ligger bag.
talk-no-interval-no-spread = Tallet står uden spænd, fordi det ikke vides, hvor meget de enkelte børn afviger fra gennemsnittet.
talk-no-interval-not-sampled = Tallet står uden spænd, fordi det er en optælling af det hele.
talk-no-interval-too-few = Tallet står uden spænd, fordi der er for få bag det.
talk-now-title = Hvad vi aftaler nu
talk-now-what = Hvad aftaler vi?
talk-now-when = Hvornår ser vi på det igen?
talk-now-who = Hvem gør det?
talk-number =
    { $n ->
        [0] ingen
        [1] ét
        [2] to
        [3] tre
        [4] fire
        [5] fem
        [6] seks
        [7] syv
        [8] otte
        [9] ni
        [10] ti
        [11] elleve
        [12] tolv
       *[other] { $n }
    }
talk-official-met = Gjort op på selve tallet alene, som officielle opgørelser gør, er målet nået.
talk-official-not-met = Gjort op på selve tallet alene, som officielle opgørelser gør, er målet ikke nået.
talk-open = Åben udgave
talk-open-note = Må læses af alle. Fortrolige tal og tal bag få børn er ikke med.
talk-others-text = Disse tal har skolen ingen mål for. Ingen af dem, der kan holdes op mod andre skoler, skiller sig ud.
talk-others-title = Skolens øvrige tal
talk-own-practice = Hvad har vi prøvet siden sidst, hvad virkede, og hvordan ved vi det?
talk-own-question = Hvad er det vigtigste for skolens udvikling det næste år?
talk-own-title = Skolelederens eget fokus
talk-own-why = Skolelederen begynder.
talk-page = Side
talk-percentage-points = { $value } procentpoint
talk-place = Blandt andre skoler
talk-place-as-expected = I { $period } lå skolen inden for det, man kan vente af en skole med { $people }. Forskellen til midten kan være tilfældig.
talk-place-attention = I { $period } lå skolen { $side } det, man skulle vente af en skole med { $people }. Omkring én ud af tyve skoler ligger så langt fra midten ved et tilfælde alene, så det er værd at se på, men ikke i sig selv et bevis.
talk-place-deviates = I { $period } lå skolen klart { $side } det, man skulle vente af en skole med { $people }. Omkring to ud af tusind skoler ligger så langt fra midten ved et tilfælde alene, så der er formentlig en grund; tallet siger ikke hvilken.
talk-place-widened = Grænserne er gjort bredere, fordi skoler også af andre grunde er forskellige.
talk-pooled = De seneste år lagt sammen: { $figure }. På en lille skole siger det mere end ét år.
talk-public-rule = Med kilde og dato. Tal bag få børn skal udelades.
talk-public-title = Må offentliggøres
talk-publication-title = Hvad der må offentliggøres
talk-questions-text = Spørgsmålene kommer fra de tal, der er mest at tale om. Spring frit over. Spørgsmål til de øvrige tal står på indikatorernes sider.
talk-questions-title = Spørgsmål at tale om
talk-read-text = Spændet står først. Det viser, hvor skolens niveau kan ligge, når man regner med tilfældige udsving; spænd, der er regnet sådan, rammer rigtigt 95 ud af 100 gange. Bedste bud er det tal, kilden viser. Et bredt spænd betyder få elever, ikke dårligt arbejde. I tragten er hver grå prik en anden skole; linjerne viser, hvor langt fra midten tilfældet alene kan bringe en skole af den størrelse.
talk-read-title = Sådan læses tallene
talk-row-country = Hele landet
talk-row-school = Skolen
talk-rule-at-least = mindst { $bound } { $when }
talk-rule-at-most = højst { $bound } { $when }
talk-rule-fall = ned med mindst { $change } fra { $from } { $until }
talk-rule-fall-yearly = lavere år for år { $until }
talk-rule-gap = højst { $bound } forskel på { $of } og { $against } { $when }
talk-rule-rise = op med mindst { $change } fra { $from } { $until }
talk-rule-rise-yearly = højere år for år { $until }
talk-shapes = Hver status har sin egen form, så den kan læses uden farver.
talk-side-above = over
talk-side-below = under
talk-source-covers = Dækker
talk-source-credit = Kilde
talk-source-day = Modtaget
talk-sources-empty = Der er ingen dataleverancer bag dette grundlag endnu.
talk-sources-title = Kilder
talk-title = { $school }: grundlag for skoleudviklingssamtalen
talk-until-always = og fremover
talk-until-by = til { $period }
talk-verdict-above = Kildens egen vurdering i { $period }: skolen ligger sikkert over det forventede.
talk-verdict-as-expected = Kildens egen vurdering i { $period }: skolen ligger på niveau med det forventede.
talk-verdict-below = Kildens egen vurdering i { $period }: skolen ligger sikkert under det forventede.
talk-when-always = ved hver måling
talk-when-by = i { $period }
talk-why-break = Der er et brud mellem de tal, der skal sammenlignes.
talk-why-no-figure = Der er ikke noget tal.
talk-why-no-interval = Det vides ikke, hvor usikkert tallet er.
talk-why-too-few = Der er for få bag tallet. Der skal mindst { $least } til.
talk-why-too-old = Det nyeste tal er for gammelt.
talk-why-too-short = Der er for få år til at se frem.
talk-why-uncertain = Tallene er for usikre til at sige det ene eller det andet.
talk-why-uncomparable = Tallene må ikke sammenlignes med andre år.
talk-why-withheld = Tallet må ikke vises her.
why-break = Tallene er opgjort på en ny måde undervejs, så de kan ikke sammenlignes.
why-chance = Sandsynligheden for, at niveauet er nået, er { $chance }.
why-no-figure = Der er ikke noget tal endnu.
why-no-interval = Det vides ikke, hvor usikkert tallet er.
why-too-few = Der er for få bag tallet. Der skal mindst { $least } til, før vi siger noget.
why-too-old = Det nyeste tal er for gammelt.
why-too-short = Der er for få år at se frem fra.
why-uncertain = Tallet er for usikkert til at sige det ene eller det andet.
why-uncomparable = Årets tal må ikke sammenlignes med andre år.
why-withheld = Tallet må ikke vises her.
