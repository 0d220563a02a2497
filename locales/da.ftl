accessibility-contact-text = Skriv eller ring til { $municipality }, så hjælper kommunen dig med indholdet på en anden måde og retter fejlen. Kommunens telefonnummer og adresse står på dens hjemmeside. Du får svar inden for ti arbejdsdage.
accessibility-contact-title = Er der noget, du ikke kan bruge?
accessibility-date = Erklæringen er skrevet den 22. november 2026 på grundlag af en selvevaluering og ses efter mindst én gang om året.
accessibility-done-keyboard = Alt kan bruges med tastatur, og det ses tydeligt, hvor du er.
accessibility-done-motion = Intet blinker eller bevæger sig af sig selv.
accessibility-done-pictures = Hver tegning har en tekst, og tallene står også som tabel eller liste.
accessibility-done-scripts = Siden virker uden scripts. Kun adgangsnøgler kræver dem.
accessibility-done-title = Hvad har vi gjort?
accessibility-done-words = Farver står aldrig alene: status har både ord og form.
accessibility-done-zoom = Siden kan forstørres til 400 % og bruges på en telefon, uden at noget forsvinder.
accessibility-enforcement-text = Digitaliseringsstyrelsen fører tilsyn med, at offentlige hjemmesider overholder loven. Er du ikke tilfreds med kommunens svar, kan du klage dertil:
accessibility-enforcement-title = Hvem holder øje?
accessibility-lead = Pejl skal kunne bruges af alle. Her står, hvor langt vi er, hvad der mangler, og hvor du siger til.
accessibility-short-charts = Store tegninger med mange mærker tager tid at gå igennem med en skærmlæser. Tallene bag står altid i en tabel eller liste.
accessibility-short-dates = Datofelter er browserens egne, og de opfører sig forskelligt.
accessibility-short-exports = Regneark og CSV-filer er rå tal uden forklaring til skærmlæsere.
accessibility-short-reports = Rapporter i PDF er mærket op (PDF/UA-1), men tegningernes tekst er kort.
accessibility-short-tables = Brede tabeller skal rulles til siden på en telefon.
accessibility-short-text = Vi kender disse mangler og arbejder på dem:
accessibility-short-title = Hvad mangler?
accessibility-status-text = Siden er lavet efter lov om tilgængelighed af offentlige organers websteder og mobilapplikationer og standarden EN 301 549 (WCAG 2.1 niveau A og AA). Den sigter også efter WCAG 2.2 niveau AA. Vi vurderer, at siden overholder kravene delvist, fordi ikke alt er prøvet af mennesker, der bruger hjælpemidler.
accessibility-status-title = Hvor tilgængelig er siden?
accessibility-tested-text = Siderne er prøvet med automatiske værktøjer og gennemgået med tastatur, i lyse og mørke farver, på computer og telefon.
accessibility-tested-title = Hvordan er det prøvet?
account-answer = Du er logget ind som { $name }.
account-change-password = Skift adgangskode
account-language-chosen = Sproget er valgt.
account-passkey-add = Tilføj adgangsnøgle
account-passkey-added = Adgangsnøglen er tilføjet.
account-passkey-failed = Adgangsnøglen blev ikke tilføjet. Prøv igen.
account-passkey-remove = Fjern
account-passkey-removed = Adgangsnøglen er fjernet.
account-passkey-since = tilføjet { $day }
account-passkeys-none = Du har ingen adgangsnøgler endnu.
account-passkeys-not-here = Adgangsnøgler virker kun på Pejls egen adresse.
account-passkeys-text = Med en adgangsnøgle logger du ind med fingeraftryk, ansigt eller kode på din telefon eller computer. Den kan hverken gættes eller lokkes fra dig.
account-passkeys-title = Adgangsnøgler
account-password-changed = Adgangskoden er skiftet.
account-password-title = Adgangskode
account-title = Min konto
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
area-daycare = Dagtilbud
area-folkeskole = Folkeskole
area-social = Det sociale børneområde
area-well-being = Trivsel
band-above-between = over { $from } til og med { $to }
band-above-highest = over { $from }
band-above-lowest = til og med { $to }
band-at-least-between = fra { $from } til under { $to }
band-at-least-highest = { $from } og derover
band-at-least-lowest = under { $to }
breakdown-age-3 = treårige
breakdown-age-boernehaveklasse = børnehaveklassen
breakdown-all = alle
breakdown-care-0-2 = 0-2-årige
breakdown-care-3-5 = 3-5-årige
breakdown-care-dagpleje = dagpleje
breakdown-gender-dreng = drenge
breakdown-gender-pige = piger
breakdown-grade = { $n }. klasse
breakdown-origin-dansk = elever af dansk oprindelse
breakdown-origin-indvandrere-og-efterkommere = indvandrere og efterkommere
breakdown-parents-education-erhvervsfaglig = elever af forældre med erhvervsuddannelse
breakdown-parents-education-grundskole = elever af forældre med grundskole
breakdown-parents-education-gymnasial = elever af forældre med gymnasial uddannelse
breakdown-parents-education-kort-eller-mellemlang = elever af forældre med kort eller mellemlang videregående uddannelse
breakdown-parents-education-lang-videregaaende = elever af forældre med lang videregående uddannelse
breakdown-reason-med-tilladelse = fravær med tilladelse
breakdown-reason-sygdom = sygdom
breakdown-reason-ulovligt = ulovligt fravær
breakdown-stage-indskoling = indskolingen
breakdown-stage-mellemtrin = mellemtrinnet
breakdown-stage-udskoling = udskolingen
breakdown-subject-dansk = dansk
breakdown-subject-engelsk = engelsk
breakdown-subject-historie = historie
breakdown-subject-idraet = idræt
breakdown-subject-kristendom = kristendomskundskab
breakdown-subject-laesning = læsning
breakdown-subject-matematik = matematik
breakdown-subject-naturfag = naturfag
breakdown-subject-samfundsfag = samfundsfag
card-can-cannot = Hvad kan tallet sige – og hvad kan det ikke?
card-can-tell = Det kan tallet sige
card-cannot-tell = Det kan tallet ikke sige
card-computed = Beregnet her af oplysninger om enkelte personer
card-copied = Linket er kopieret
card-estimate = bedste bud { $value }
card-estimated = spændet er anslået
card-link = Kopiér link
card-svg = Billede (SVG)
card-table = Vis som tabel
card-why = Hvorfor?
chance-about = ca. { $n } %
chance-at-risk = Det kan gå begge veje. Chancen for at nå målet til tiden er { $chance }.
chance-least = under 5 %
chance-most = over 95 %
chance-off-track = Som udviklingen er nu, er det mest sandsynligt, at målet ikke nås. Chancen er { $chance }.
chance-on-track = Som udviklingen er nu, nås målet sandsynligvis til tiden. Chancen er { $chance }.
chance-reached = Det nyeste tal opfylder målet, også når usikkerheden regnes med. Sikkerheden er { $chance }.
chance-reached-counted = Tallet er en optælling af det hele, og det opfylder målet.
count-children = { $n ->
        [one] { $written } barn
       *[other] { $written } børn
    }
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
days-from = fra { $from }
days-from-until = { $from } – { $until }
delivery-answer-already-there = De samme filer er indlæst før, og de ændrer ikke noget. Du kan roligt kassere denne leverance.
delivery-answer-committed = Leverancen er indlæst: { $new } nye tal, { $changed } ændrede og { $unchanged } uændrede.
delivery-answer-refused = Filerne kan ikke indlæses, som de er. Nedenfor står hvorfor, og hvad du kan gøre.
delivery-answer-undone = Leverancen er fortrudt. Intet af den tæller med.
delivery-answer-units = { $units } enheder er nye eller ændrede.
delivery-answer-waiting = Leverancen venter på, at den, der leverede, tager stilling. Intet af den tæller med endnu.
delivery-answer-would-commit = Filerne kan indlæses: { $new } nye tal, { $changed } ændrede og { $unchanged } uændrede. Intet tæller med endnu.
delivery-at = Hvornår
delivery-check-again = Kontrollér igen
delivery-checking = Pejl kontrollerer filerne. Du kan gå fra siden og komme tilbage.
delivery-column-count = Antal bag tallene i rækken
delivery-column-ignored = Spring over
delivery-column-indicators = Tal for en indikator
delivery-column-municipality = Kommune (kode eller navn)
delivery-column-period = Periode
delivery-column-unit-name = Navn på skole eller institution
delivery-column-unit-number = Institutionsnummer
delivery-columns-example = Eksempler
delivery-columns-heading = Kolonne
delivery-columns-is = Hvad er den?
delivery-columns-label = Hvad er { $heading }?
delivery-columns-lead = Pejl kender ikke disse kolonner. Det, du svarer, bliver gemt som et format, så det kun skal gøres én gang.
delivery-columns-save = Gem som format og kontrollér
delivery-columns-title = Fortæl, hvad kolonnerne er
delivery-commit = Indlæs tallene
delivery-commit-facts = Indlæs oplysningerne
delivery-committing = Pejl indlæser tallene. Du kan gå fra siden og komme tilbage.
delivery-difference-changed = Ændrede tal
delivery-difference-done-title = Hvad den ændrede
delivery-difference-figures = Tal i alt
delivery-difference-gone = Tal, der er der nu, men ikke i filerne
delivery-difference-gone-note = De bliver stående, medmindre leverancen erstatter en anden.
delivery-difference-new = Nye tal
delivery-difference-rows = Rækker læst
delivery-difference-suspected = Sat til side som mistænkelige
delivery-difference-title = Hvad det vil ændre
delivery-difference-unchanged = Uændrede tal
delivery-difference-units = Nye eller ændrede enheder
delivery-discard = Kassér
delivery-discarded = Leverancen er kasseret.
delivery-example-after = Efter
delivery-example-before = Før
delivery-example-indicator = Indikator
delivery-example-none = ikke noget
delivery-example-period = Periode
delivery-example-unit = Enhed
delivery-examples-changed = Eksempler på ændrede tal
delivery-examples-gone = Eksempler på tal, filerne ikke har
delivery-examples-new = Eksempler på nye tal
delivery-facts-committed = Leverancen er indlæst: { $rows } rækker om enkelte personer fra { $n ->
        [one] én enhed
       *[other] { $units } enheder
    }. { $figures } tal er beregnet med dem.
delivery-facts-figure-count = Tal
delivery-facts-figures = Tal, der er beregnet med leverancen
delivery-facts-first-units = De første { $count } enheder og perioder, leverancen dækker
delivery-facts-hidden = Filerne handler om enkelte personer, så deres rækker vises ikke. De ligger krypteret, til du har taget stilling, og højst 30 dage.
delivery-facts-kept = Rækker, der gemmes under pseudonym
delivery-facts-of = Om enkelte personer: { $set }
delivery-facts-period = { $rows } rækker fra { $n ->
        [one] én enhed
       *[other] { $units } enheder
    }
delivery-facts-replaced = Rækker, de tager pladsen efter
delivery-facts-replaces = De tager pladsen efter { $rows } rækker, der er der i forvejen.
delivery-facts-rows = Rækker i filerne
delivery-facts-rows-before = Rækker, der er der nu
delivery-facts-units = Enheder og perioder, leverancen dækker
delivery-facts-would-commit = Filerne kan indlæses: { $rows } rækker om enkelte personer fra { $n ->
        [one] én enhed
       *[other] { $units } enheder
    }. Intet tæller med endnu.
delivery-figures-changed = Ændrede
delivery-figures-new = Nye
delivery-figures-unchanged = Uændrede
delivery-files = Filer
delivery-format = Format
delivery-format-choose = Kontrollér med det valgte
delivery-format-detect = Find selv ud af det
delivery-format-lead = Vælg selv, hvad filerne er, eller hvilken periode de gælder.
delivery-format-title = Formatet passer ikke?
delivery-job-failed = Arbejdet blev ikke færdigt: { $why } Der er ikke ændret noget. Prøv igen, eller kassér leverancen.
delivery-keep = Behold leverancen
delivery-lead = Filer bliver til tal her. Hver leverance kan ses, erstattes og fortrydes.
delivery-look-columns = Kolonner
delivery-look-decimal = Decimaltegn
delivery-look-delimiter = Skilletegn
delivery-look-delimiter-tab = tabulator
delivery-look-encoding = Tegnsæt
delivery-look-heading-row = Overskrifter i række
delivery-look-kind = Filtype
delivery-look-kind-csv = Tekst med kolonner (CSV)
delivery-look-kind-json-rows = JSON, én post pr. række
delivery-look-kind-json-stat = JSON-stat fra Statistikbanken
delivery-look-kind-none = Kan ikke læses
delivery-look-kind-xlsx = Regneark (Excel)
delivery-look-title = Hvad filerne er
delivery-more = Flere valg
delivery-new = Ny leverance
delivery-new-lead = Læg filerne ind. Pejl finder selv ud af, hvad de er, og viser dig, hvad de vil ændre. Intet tæller med, før du har sagt ja.
delivery-none = Læg den første fil ind, fx en skoletabel eller et udtræk fra Uddannelsesstatistik.
delivery-none-title = Der er ingen leverancer endnu
delivery-numbered = { $title } (nr. { $number })
delivery-own-fits = Beskrevet ved indlæsning af { $file }.
delivery-own-source = Egen leverance
delivery-preview = De første rækker i { $file }
delivery-problems = Problemer
delivery-purpose = Formål
delivery-remarks = Bemærkninger
delivery-replace = Erstat med nye filer
delivery-replaces-lead = Filerne tager pladsen efter leverancen { $delivery }. Den bliver fortrudt i samme øjeblik, den nye bliver indlæst.
delivery-send = Læg ind og kontrollér
delivery-shown = Nyeste først
delivery-source = Kilde
delivery-source-format = Kilde og format
delivery-state = Tilstand
delivery-state-checked = Venter
delivery-state-committed = Indlæst
delivery-state-undone = Fortrudt
delivery-step-check = Kontrol
delivery-step-done = Indlæst
delivery-step-files = Filer
delivery-step-review = Gennemse
delivery-strictness-leave-out = Udelad dem, og fortæl mig det
delivery-strictness-refuse-all = Afvis det hele
delivery-undo = Fortryd leverancen
delivery-undo-facts-lead = { $rows } rækker om enkelte personer tæller så ikke længere med, og de tal, de er i, bliver beregnet igen. Det, de dækkede over, tæller igen. Rækkerne bliver liggende krypteret, til de slettes.
delivery-undo-lead = { $figures } tal herfra tæller så ikke længere med, og det, de dækkede over, tæller igen. Filer og historik bliver stående.
delivery-undone = Leverancen er fortrudt.
delivery-who = Hvem
delivery-year-end = 2024 er skoleåret 2023/24
delivery-year-start = 2024 er skoleåret 2024/25
delivery-year-unsaid = Det står der tydeligt, eller det er et kalenderår
dimension-age = alder
dimension-care = pasningstype
dimension-gender = køn
dimension-grade = klassetrin
dimension-origin = herkomst
dimension-parents-education = forældrenes uddannelse
dimension-reason = fraværsårsag
dimension-skill = delprøve
dimension-stage = trin
dimension-subject = fag
distance-beyond = svarer til { $people } på den rigtige side af målet
distance-none = lige på grænsen: under ét barn fra målet
distance-short = svarer til { $people } fra målet
effort-among-municipality = { $n ->
        [one] én enhed med indsatsen og { $without } andre af samme slags i kommunen
       *[other] { $with } enheder med indsatsen og { $without } andre af samme slags i kommunen
    }
effort-among-vault = { $n ->
        [one] én enhed med indsatsen og { $without } andre af samme slags, også uden for kommunen
       *[other] { $with } enheder med indsatsen og { $without } andre af samme slags, også uden for kommunen
    }
effort-answer-list = { $n ->
        [0] ingen indsatser er i brug
        [one] én indsats er i brug
       *[other] { $used } indsatser er i brug
    }.
effort-before-alike = Enhederne med og uden indsatsen fulgtes ad.
effort-before-apart = Enhederne gik hver sin vej allerede før.
effort-cannot-before = Der er for få år før begyndelsen til at se, om enhederne fulgtes ad.
effort-cannot-elsewhere = Tallene siger ikke, om indsatsen ville virke det samme andre steder.
effort-cannot-few = Der er få enheder. Kun store forskelle kan ses.
effort-cannot-title = Det kan tallene ikke sige
effort-cannot-why = Tallene siger ikke hvorfor. Noget andet kan være sket samtidig på de samme enheder.
effort-changed = Indsatsen er ændret.
effort-close = Afslut indsatsen
effort-design-inference = Hvordan tilfældigheder regnes med
effort-design-inference-text = Med få enheder prøver Pejl de måder af, som indsatsen kunne have været fordelt på, i stedet for at regne med, at alt er normalt fordelt. Er der så få, at intet kan skelnes fra tilfældigheder, siger siden det.
effort-design-others = Holdt op mod
effort-design-others-text = De andre enheder af samme slags i kommunen; er de færre end fem, alle af samme slags, som Pejl har tal for. Hver enhed tæller ens.
effort-design-question = Spørgsmålet
effort-design-question-text = Ændrer »{ $indicator }« sig mere hos enhederne med indsatsen end hos de andre, fra årene før til årene med?
effort-design-title = Sådan bliver den bedømt
effort-design-with = Med indsatsen
effort-design-with-text = { $n ->
        [0] ingen enheder endnu
        [one] én enhed
       *[other] { $units } enheder
    }
effort-dose-legend = Hvor meget?
effort-edit = Ret kladden
effort-edit-title = Ret indsatsen
effort-effect-title = Effekten i tal
effort-empty-text = Skriv den første indsats: hvad I gør, hvorfor det skulle virke, og hvilket tal det skulle kunne ses på.
effort-empty-title = Her er ingen indsatser endnu
effort-evidence-b = B: sammenlignet med andre før og efter, og kontrollerne taler ikke imod.
effort-evidence-c = C: sammenlignet med andre, men ikke alle kontroller kunne laves, eller én giver tvivl.
effort-evidence-d = D: udvikling, ikke effekt. Enhederne gik hver sin vej allerede før.
effort-fact-before = Før begyndelsen
effort-fact-by-children = Hvis hvert barn tæller ens
effort-fact-compared = Sammenlignet
effort-fact-detectable = Så stor skal en effekt være for at blive set
effort-fact-estimate = Forskel på udviklingen
effort-fact-evidence = Hvor stærkt det står
effort-fact-method = Sådan er tilfældigheder regnet med
effort-fact-p = Chancen for så stor en forskel uden effekt (p)
effort-fix = Læg fast, hvad den bedømmes på
effort-form-lead = Skriv, hvad I gør, og hvorfor det skulle virke. Det, indsatsen bedømmes på, lægges fast, før nogen ser en effekt.
effort-horizon = Effekten ventes efter
effort-lacks-effort = det, indsatsen bedømmes på, er allerede lagt fast.
effort-lacks-owner = skriv først, hvem der er ansvarlig.
effort-lacks-theory = skriv først, hvad I gør, og hvorfor det skulle virke.
effort-lacks-units = vælg først mindst én enhed, der bruger indsatsen.
effort-line = { $indicator }, { $n ->
        [0] ingen enheder endnu
        [one] én enhed
       *[other] { $units } enheder
    }
effort-measured-by = Skal kunne ses på
effort-method-bootstrap = Med tilfældige fortegn på hver enheds udsving (wild cluster bootstrap), fordi der er få enheder.
effort-method-randomisation = Ved at lade som om indsatsen lå hos andre enheder (randomisering).
effort-method-rank = Kun enhedens plads blandt de andre; én enhed kan ikke skelnes fra tilfældigheder.
effort-method-robust = Med klyngerobuste standardfejl (CR2), som enhederne er mange nok til.
effort-new-title = Ny indsats
effort-no-uses = Ingen enheder bruger den endnu.
effort-now-closed = Indsatsen er afsluttet.
effort-now-fixed = Det, indsatsen bedømmes på, er lagt fast. Nu vises effekten, når der er tal for den.
effort-now-used = Det er skrevet ned, hvor indsatsen bruges.
effort-picture-caption = Gennemsnittet af enhederne, år for år. Den tydelige linje er enhederne med indsatsen, den svage de andre.
effort-picture-text = »{ $indicator }«: gennemsnittet af enhederne med indsatsen og af de andre, år for år
effort-picture-title = Med og uden indsatsen
effort-picture-too-few = færre end tre
effort-picture-with = med
effort-picture-without = uden
effort-registered = Indsatsen er skrevet ned som kladde.
effort-state-closed = Afsluttet
effort-state-closed-heading = Afsluttede
effort-state-draft = Kladde
effort-state-draft-heading = Kladder
effort-state-fixed = I brug
effort-state-fixed-heading = I brug
effort-still-used = bruges stadig
effort-theory-title = Hvad, hvorfor og hvordan
effort-too-early = Effekten ventes først efter { $horizon }; der er tal for { $under } med indsatsen.
effort-untold-draft = Effekten vises først, når det er lagt fast, hvad indsatsen bedømmes på.
effort-untold-no-before = Det kan ikke siges, om den virker: der er ingen tal fra før, den begyndte.
effort-untold-no-figures = Det kan ikke siges endnu: der er ingen tal at sammenligne.
effort-untold-nobody-else = Det kan ikke siges, om den virker: alle begyndte på én gang, så der er ingen at sammenligne med.
effort-untold-not-begun = Det kan ikke siges endnu: der er ingen tal fra en periode med indsatsen.
effort-untold-secret = Effekten kan ikke vises: tallene bag den er fortrolige.
effort-untold-too-little = Det kan ikke siges endnu: der er for få enheder eller år at sammenligne.
effort-use-new = Skriv en enhed til, eller hvornår en holdt op
effort-use-save = Gem
effort-use-unit = Enhed
effort-uses = Hvor den bruges
effort-verdict-apart-before = Det er udvikling, ikke effekt: enhederne med indsatsen gik en anden vej end de andre, allerede før den begyndte.
effort-verdict-checks-disagree = Det kan ikke siges endnu: »{ $indicator }« ændrede sig anderledes med indsatsen, men kontrollerne peger hver sin vej.
effort-verdict-difference-down = Med indsatsen ligger »{ $indicator }« { $size } lavere, end de andres udvikling tilsiger{ $interval }. Det er en forskel, der kan have andre grunde.
effort-verdict-difference-up = Med indsatsen ligger »{ $indicator }« { $size } højere, end de andres udvikling tilsiger{ $interval }. Det er en forskel, der kan have andre grunde.
effort-verdict-effect-down = Med indsatsen ligger »{ $indicator }« { $size } lavere, end de andres udvikling tilsiger{ $interval }. Det tyder på en effekt.
effort-verdict-effect-up = Med indsatsen ligger »{ $indicator }« { $size } højere, end de andres udvikling tilsiger{ $interval }. Det tyder på en effekt.
effort-verdict-none = Der ses ingen tydelig effekt på »{ $indicator }«: forskellen er { $size }{ $interval } og kan være tilfældig.
effort-verdict-one-unit = Det kan ikke siges: { $n ->
        [one] kun én enhed har indsatsen
       *[other] kun én enhed er uden indsatsen
    }, og én enhed kan altid skille sig ud ved et tilfælde.
effort-verdict-too-few = Det kan ikke siges endnu: der er så få enheder, at selv en stor forskel kunne være tilfældig.
effort-years = { $n ->
        [one] ét år
       *[other] { $n } år
    }
error-forged-text = Siden har været åben for længe, eller den er sendt fra et andet sted end Pejl. Gå tilbage, genindlæs siden, og prøv igen. Intet er ændret.
error-forged-title = Det kan ikke lade sig gøre herfra
error-front = Gå til forsiden
error-home = Gå til overblikket
error-inside-text = Det er ikke din fejl, og intet er ændret. Prøv igen om lidt. Bliver det ved, så sig det til den, der passer Pejl i kommunen.
error-inside-title = Noget gik galt hos os
error-invalid-text = Noget i det, du sendte, passer ikke. Gå tilbage, og ret det. Intet er ændret.
error-invalid-title = Det kunne vi ikke læse
error-not-allowed-text = Din post i kommunen giver ikke adgang hertil. Har du brug for det i dit arbejde, så spørg den, der holder styr på personer og poster i Pejl.
error-not-allowed-title = Det har du ikke adgang til
error-not-found-text = Adressen fører ingen steder hen. Måske er det, den viste, flyttet eller fjernet.
error-not-found-title = Siden findes ikke
error-sign-in-first-text = Siden kan kun ses, når du er logget ind.
error-sign-in-first-title = Log ind først
event-command-line = Kommandolinjen på serveren
event-delivery-check-asked = Bad om kontrol af en leverance
event-delivery-checked = Kontrollerede en leverance
event-delivery-columns-mapped = Koblede kolonner i en leverance
event-delivery-commit-asked = Bad om indlæsning af en leverance
event-delivery-committed = Indlæste en leverance
event-delivery-discarded = Kasserede en leverance
event-delivery-format-chosen = Valgte format for en leverance
event-delivery-received = Modtog en leverance
event-delivery-undone = Fortrød en leverance
event-effort-changed = Ændrede en indsats
event-effort-closed = Afsluttede en indsats
event-effort-fixed = Lagde fast, hvad en indsats bedømmes på
event-effort-registered = Skrev en indsats ned
event-effort-used = Skrev ned, hvor en indsats bruges
event-fact-keys-destroyed = Slettede nøglerne til alle oplysninger om enkelte personer
event-facts-delivered = Leverede oplysninger om enkelte personer
event-facts-erased = Slettede oplysninger om enkelte personer
event-facts-read = Læste oplysninger om enkelte personer
event-facts-retired = Slettede oplysninger om enkelte personer, hvis tid var gået
event-figures-computed = Beregnede alle tal af oplysningerne på ny
event-goal-changed = Rettede et mål
event-goal-closed = Lukkede et mål
event-goal-put-in-force = Satte et mål i kraft
event-goal-stated = Skrev et mål
event-language-chosen = Valgte sprog
event-passkey-added = Tilføjede en adgangsnøgle
event-passkey-removed = Fjernede en adgangsnøgle
event-passkey-used = Brugte en adgangsnøgle
event-password-set = Satte en adgangskode
event-person-added = Tilføjede en person
event-post-ended = Afsluttede en post
event-post-given = Gav en post
event-signed-in = Loggede ind
event-signed-out = Loggede ud
event-somebody = En person, der ikke findes længere
event-talks-asked = Bad om grundlag for alle skolers samtaler
event-target-added = Tilføjede et resultatmål
event-target-withdrawn = Trak et resultatmål tilbage
event-unit-placed = Placerede en enhed
event-unit-set = Tilføjede eller rettede en enhed
event-unit-succeeded = Førte en enhed videre i en anden
event-vault-created = Oprettede kommunens data
events-about = Om
events-delivery = En dataleverance
events-everybody = Alle
events-everything = Alt
events-lead = Alt, der ændres i Pejl, efterlader et spor, som ingen kan rette.
events-shown = { $n ->
        [0] Ingen hændelser.
        [one] Én hændelse.
       *[other] { $n } hændelser, de nyeste først.
    }
events-what = Hvad
events-when = Hvornår
events-who = Hvem
export-estimate = Bedste bud
export-indicator = Indikator
export-known = kendt
export-lower = Spænd fra
export-measure = Måles i
export-municipality = Kommune
export-n = Antal
export-number = Nummer
export-part = Del af børnene
export-period = Periode
export-place = Blandt andre
export-source = Kilde
export-state = Tilstand
export-unit = Enhed
export-upper = Spænd til
facts-answer = Her er { $rows } rækker om enkelte personer, i { $n ->
        [one] én samling
       *[other] { $held } samlinger
    } af { $sets }.
facts-answer-empty = Her er ingen oplysninger om enkelte personer. { $sets } samlinger kan leveres.
facts-beside = { $n ->
        [one] Én række mere ligger her og tæller ikke med
       *[other] { $rows } rækker mere ligger her og tæller ikke med
    }: nyere er kommet i stedet, eller leverancen er fortrudt.
facts-column-rows = Rækker
facts-column-until = Gemmes
facts-columns = Se de { $n } oplysninger i en række
facts-here = Her
facts-kept = Gemmes
facts-kept-years = { $years ->
        [one] ét år
       *[other] { $years } år
    } efter periodens slutning
facts-law = Lov
facts-none = Ingen endnu
facts-periods = { $n ->
        [one] Se, hvor længe perioden gemmes
       *[other] Se, hvor længe hver periode gemmes
    }
facts-periods-of = { $set }: hvad der er af hver periode, og hvor længe det gemmes
facts-purposes = Må bruges til
facts-read = Læst
facts-read-times = { $n ->
        [one] Én gang
       *[other] { $times } gange, senest
    } { $day }: { $whats }
facts-readings = Hvem har læst oplysninger om enkelte personer?
facts-readings-answer = { $n ->
        [one] Rækkerne er læst én gang,
       *[other] Rækkerne er læst { $times } gange, senest
    } { $day }: { $whats }.
facts-readings-answer-none = Ingen rækker er læst endnu.
facts-readings-any-purpose = Alt
facts-readings-any-set = Alle samlinger
facts-readings-counts = Hvor ofte
facts-readings-each = Hver læsning
facts-readings-last = Senest
facts-readings-of = { $n ->
        [one] én gang
       *[other] { $times } gange
    } { $what }
facts-readings-see = Se, hvem der har læst dem
facts-readings-shown = { $n ->
        [0] Ingen læsninger
        [one] Én læsning
       *[other] { $written } læsninger
    }
facts-readings-text = Ingen side viser en enkelt persons oplysninger. En læsning er, at Pejl går rækkerne i en leverance igennem: for at lægge dem sammen til tal, for at se, om filen er hel, eller for at slette. Listen kan ingen rette, og den bliver stående, når rækkerne er slettet.
facts-readings-times = Gange
facts-rows = { $rows } rækker fra { $n ->
        [one] én enhed
       *[other] { $units } enheder
    }, { $from }
facts-rows-over-years = { $rows } rækker fra { $n ->
        [one] én enhed
       *[other] { $units } enheder
    }, { $from } til { $to }
facts-single = En enkelt person
facts-single-for-purpose = Vises ikke på nogen side
facts-single-nobody = Kan ikke læses af nogen, på nogen måde
facts-text = Personnumre gemmes ikke. I stedet står et pseudonym, som kun kommunens egen nøgle kan danne, og alt ligger krypteret.
facts-title = Oplysninger om enkelte personer
facts-until-end-of = Til udgangen af { $year }
fault-before-from = Den skal ligge efter begyndelsen.
fault-below-zero = Tallet kan ikke være under nul.
fault-busy = Pejl arbejder på leverancen. Vent et øjeblik, og prøv igen.
fault-circle = Det ville gå i ring.
fault-closed = Indsatsen er afsluttet.
fault-empty = Skriv noget her.
fault-fixed = Det, indsatsen bedømmes på, er lagt fast og kan ikke ændres.
fault-keys-missing = Kommunens nøgler (keys.toml) mangler, så filerne kan ikke gemmes krypteret. Intet er gemt. Bed den, der driver Pejl, lægge kopien af nøglerne tilbage.
fault-mixed-period-types = Indikatorerne opgøres for forskellige slags perioder. Vælg dem, der hører sammen.
fault-national = Nationale mål kan ikke ændres her.
fault-no-indicator-column = Sig, hvilken kolonne der er tal for en indikator.
fault-no-unit-column = Sig, hvilken kolonne der er enheden.
fault-not-a-day = Skriv en dato, for eksempel 2026-08-01.
fault-not-a-number = Skriv et tal, for eksempel 4,5.
fault-not-a-number-of-a-unit = Brug 1-20 bogstaver, cifre, bindestreger eller punktummer.
fault-not-a-period = Vælg en periode.
fault-not-a-written-period = Skriv perioden som 2024/25, 2024, 2024-Q3 eller 2024-R1.
fault-not-above-zero = Ændringen skal være over nul. Vælg op eller ned ovenfor.
fault-not-an-address = Det er ikke en e-mailadresse.
fault-not-in-force = Den leverance, du vil erstatte, er ikke indlæst længere.
fault-not-ready = Leverancen kan ikke indlæses endnu.
fault-outside-scale = Tallet ligger uden for indikatorens skala.
fault-person-number = Skriv ikke et personnummer her.
fault-same-group = Vælg to forskellige grupper.
fault-taken = Den er optaget. Vælg en anden.
fault-too-large = Filerne fylder for meget. Højst 200 MB ad gangen; del dem, eller brug kommandoen pejl import på serveren.
fault-too-long = Teksten er for lang.
fault-too-short = Adgangskoden skal være på mindst 12 tegn.
fault-unknown-format = Vælg et format, der findes.
fault-unknown-goal = Vælg et mål, der findes.
fault-unknown-indicator = Vælg en indikator, der findes.
fault-unknown-part = Vælg en gruppe.
fault-unknown-unit = Vælg en enhed, der findes.
fault-unreadable = Det kunne ikke læses.
fault-wrong-password = Det er ikke din nuværende adgangskode.
fault-wrong-period-type = Perioden passer ikke til indikatoren.
field-against = Holdt op mod
field-against-hint = Målet er, at den første gruppes tal højst ligger så meget over denne gruppes.
field-audience = Hvem skal læse det?
field-base = Regnet fra
field-bound = Tallet
field-bound-hint = I indikatorens egen enhed. For en forskel på andele: procentpoint.
field-breakdown = For hvilke børn?
field-by = Hvornår?
field-case-number = Sagsnummer
field-change = Hvor meget?
field-change-hint = I indikatorens egen enhed. For andele: procentpoint.
field-contributes-to = Hvilke mål bidrager det til?
field-current-password = Din nuværende adgangskode
field-day = Dag
field-decision-body = Hvem besluttede det?
field-decision-body-hint = For eksempel kommunalbestyrelsen eller et udvalg.
field-decision-on = Dato for beslutningen
field-dose = Mængde
field-dose-in = Talt i
field-dose-in-hint = For eksempel minutter om dagen eller lektioner om ugen.
field-effort-owner = Ansvarlig
field-effort-owner-hint = En stilling, ikke en person. For eksempel Skolechefen.
field-effort-title = Indsatsen
field-effort-title-en = Indsatsen på engelsk
field-effort-units = Hvor bruges den?
field-effort-units-hint = Enheder kan komme til og gå fra senere.
field-email = E-mail
field-file-period = Hvilken periode gælder filerne?
field-file-period-hint = Kun når det ikke står i dem. Skriv 2024/25, 2024, 2024-Q3 eller 2024-R1.
field-files = Filer
field-files-hint = CSV, Excel (.xlsx) eller JSON. Flere filer skal være af samme slags. Højst 200 MB i alt. De bliver krypteret, mens de lægges op.
field-format = Hvad er filerne?
field-format-title = Hvad kalder I sådan en fil?
field-format-title-hint = Et navn, I kan kende den på næste gang.
field-from = Første dag
field-hierarchy = Hierarki
field-horizon = Hvornår ventes effekten?
field-indicator = Hvad måles?
field-indicator-hint = Kun indikatorer, der er tal for.
field-kind = Hvordan?
field-last-day = Sidste dag
field-locale = Sprog
field-measure = Hvilket tal skal den kunne ses på?
field-measure-hint = Kun det, der er tal for. Tallet ventes at bevæge sig den vej, der er bedre.
field-municipality = Kommune
field-name = Navn
field-new = Hvilken enhed fører den videre?
field-new-hierarchy = Eller giv et nyt hierarki navn
field-new-password = Ny adgangskode
field-new-password-hint = Mindst 12 tegn. En hel sætning er let at huske og svær at gætte.
field-number = Nummer
field-number-hint = Det nationale nummer, hvis enheden har et. Ellers kommunens eget.
field-of = Første gruppe
field-on = Fra hvilken dag?
field-opened = Åbnede
field-owner = Ansvarlig
field-owner-hint = En stilling, ikke en person, så målet overlever et skifte. For eksempel Skolechefen.
field-parent = Under hvilken enhed?
field-passkey-name = Hvad skal nøglen hedde?
field-passkey-name-hint = For eksempel Min telefon.
field-password = Adgangskode
field-person = Hvem
field-purpose = Hvad skal tallene bruges til?
field-purpose-hint = Én linje, fx Trivselsmålingen 2025 til skoleudviklingssamtalerne.
field-read-for = Hvad for
field-rests-on = Hvad bygger den på?
field-rests-on-hint = Forskning eller erfaringer, gerne med navn og år.
field-role = Rolle
field-school = Skole
field-set = Samling
field-side = Hvilken vej?
field-since = Første dag
field-source = Hvor kommer filerne fra, og hvornår er de hentet?
field-source-hint = Fx Uddannelsesstatistik.dk, hentet 1. marts 2026. Lad feltet stå tomt, hvis formatet siger det.
field-strictness = Hvad skal der ske med rækker, der ikke kan tages med?
field-subject = Nummer eller id
field-text = Hvad det betyder
field-text-en = Hvad det betyder, på engelsk
field-text-hint = Nogle få sætninger om, hvorfor målet er sat.
field-theory = Hvad gør I, og hvorfor skulle det virke?
field-theory-en = Det samme på engelsk
field-theory-hint = Fra det, I gør, til det, børnene får ud af det. Et par sætninger.
field-title = Målet
field-title-en = Målet på engelsk
field-title-hint = Én sætning, som alle kan forstå.
field-unit = Hvor?
field-unit-kind = Hvad er det?
field-units = Hvem bærer målet?
field-units-hint = Vælg ingen, hvis kommunen som helhed bærer det.
field-until = Sidste dag
field-verb = Hvad
field-year = Hvis et skoleår kun er skrevet med ét årstal
form-cancel = Annullér
form-choose = Vælg
form-error = Fejl
form-errors-title = Der er noget, der skal rettes
form-next = Næste
form-optional = frivilligt
form-save = Gem
form-show = Vis
form-step-done = gennemført
form-steps = Trin
goal-answer-no-own = Kommunen har ikke sat egne mål i kraft endnu.
goal-answer-no-targets = Målet har ingen resultatmål endnu, så det kan ikke følges i tal.
goal-answer-not-judged = Der er ingen tal at holde målet op mod endnu.
goal-carried = { $n ->
        [one] én enhed bærer målet
       *[other] { $written } enheder bærer målet
    }
goal-carried-by-all = Kommunen som helhed
goal-carriers = Bæres af
goal-case = sag { $number }
goal-chain-caption = Fra nationale mål til kommunens mål og de enheder, der bærer dem. En streg betyder, at målet bidrager, også når det sker gennem et andet mål. Form og ord viser status; en kort streg betyder, at resultatmålene ikke står ens. Alle enheder står hver for sig i listen nedenfor.
goal-chain-municipal = Kommunens mål
goal-chain-national = Nationale mål
goal-chain-title = Målkæden
goal-chain-units = Enheder
goal-changed = Målet er rettet. Den tidligere udgave er gemt.
goal-close = Luk målet
goal-closed-title = Lukkede mål
goal-decision = Beslutning
goal-drafts-title = Kladder
goal-edit = Ret
goal-edit-title = Ret målet
goal-empty-text = Få og klare mål er lettere at lede efter. Begynd med ét.
goal-empty-title = Ingen mål endnu
goal-form-chosen = { $chosen } af { $all } valgt
goal-form-english = På engelsk
goal-form-lead = Sig i få ord, hvad I vil nå, og hvem der har ansvaret.
goal-form-no-goals = Der er ingen andre mål at bidrage til.
goal-history-title = Udgaver og tilstande
goal-indicator = Indikator
goal-indicator-link = Hvad tallet kan og ikke kan sige
goal-lacks-owner = Målet kan ikke sættes i kraft endnu: Skriv først, hvem der har ansvaret.
goal-lacks-targets = Målet kan ikke sættes i kraft endnu: Giv det først et resultatmål, så det kan følges.
goal-level = Niveau
goal-level-municipal = Kommunens mål
goal-level-national = Nationalt mål
goal-level-unit = Enhedens mål
goal-list-title = Målene og hvordan de står
goal-national-all = alle { $all } nationale resultatmål
goal-national-both = begge nationale resultatmål
goal-national-none = ingen af de { $written } nationale resultatmål kan afgøres endnu
goal-national-only = det ene nationale resultatmål
goal-national-some = { $some } af { $all } nationale resultatmål
goal-new-title = Skriv et mål
goal-no-targets-text = Et resultatmål siger med et tal, hvornår målet er nået.
goal-no-targets-title = Ingen resultatmål endnu
goal-noise-many = Fra ét år til et andet kan en ændring skelnes fra tilfældige udsving, når den er mindst { $least } hos { $surest } ({ $surest-n }) og mindst { $most } hos { $shakiest } ({ $shakiest-n }). Bed ikke en lille enhed om en ændring, som dens tal ikke kan vise.
goal-noise-one = Fra ét år til et andet kan kun en ændring på mindst { $least } skelnes fra tilfældige udsving hos { $surest } ({ $surest-n }). Mindre ændringer kan være rigtige, men tallene vil sjældent kunne vise dem.
goal-noise-title = Kan ændringen ses?
goal-note-above = Står længere oppe på siden med sine resultatmål.
goal-note-national = Kommunens tal mod de nationale resultatmål: { $counts }.
goal-note-through = Bidrager gennem { $goals }.
goal-now-closed = Målet er lukket.
goal-now-in-force = Målet er sat i kraft.
goal-own-all = alle { $all } resultatmål
goal-own-both = begge resultatmål
goal-own-none = ingen af de { $written } resultatmål kan afgøres endnu
goal-own-only = kommunens ene resultatmål
goal-own-some = { $some } af { $all } resultatmål
goal-owned = { $owner } har ansvaret.
goal-period = Gælder
goal-period-from = fra { $from }
goal-period-until = { $from } – { $until }
goal-put-in-force = Sæt i kraft
goal-served-by-title = Mål, der bidrager
goal-serves-title = Bidrager til
goal-short-at-risk = { $n } i risiko
goal-short-cannot-tell = { $n } kan ikke afgøres
goal-short-off-track = { $n } ikke på sporet
goal-short-on-track = { $n } på sporet
goal-short-reached = { $n } nået
goal-state = Tilstand
goal-state-closed = Lukket
goal-state-closed-answer = Målet er lukket og følges ikke længere.
goal-state-closed-since = lukket
goal-state-draft = Kladde
goal-state-draft-answer = Målet er en kladde. Det tæller ikke med, før det er sat i kraft.
goal-state-draft-since = kladde
goal-state-in-force = I kraft
goal-state-in-force-answer = Målet er i kraft.
goal-state-in-force-since = sat i kraft
goal-stated = Målet er gemt som kladde. Giv det et resultatmål, og sæt det så i kraft.
goal-table-caption = Resultatmålet ved hver enhed
goal-table-estimate = Bedste bud
goal-table-interval = Spænd
goal-table-n = Antal
goal-table-not-reached = Ikke nået
goal-table-note = Spændet viser, hvor niveauet kan ligge, når tilfældige udsving regnes med. »Målt på selve tallet« er det, officielle opgørelser siger. Enhederne står efter navn, ikke efter tal.
goal-table-official = Målt på selve tallet
goal-table-status = Status
goal-table-unit = Enhed
goal-table-why = Hvad det hviler på
goal-target = Resultatmål
goal-target-add = Tilføj resultatmålet
goal-target-added = Resultatmålet er tilføjet.
goal-target-form-lead = Sig med et tal, hvornår »{ $goal }« er nået.
goal-target-new-title = Tilføj et resultatmål
goal-target-newest = Det nyeste tal for { $name } er { $figure } i { $period }.
goal-target-standing = Ved hver måling, uden slutår
goal-target-withdrawn = Resultatmålet er trukket tilbage. Det står stadig i historikken.
goal-targets-title = Resultatmål
goal-tell-at-risk = { $subject } er i risiko
goal-tell-cannot-tell = { $subject } kan ikke afgøres endnu
goal-tell-off-track = { $subject } er ikke på sporet
goal-tell-on-track = { $subject } er på sporet
goal-tell-reached = { $subject } er nået
goal-this-all = alle målets { $all } resultatmål
goal-this-both = begge målets resultatmål
goal-this-none = ingen af målets { $written } resultatmål kan afgøres endnu
goal-this-only = målets ene resultatmål
goal-this-some = { $some } af målets { $all } resultatmål
goal-version = skrev udgave { $number }
goal-whole = { $name } som helhed
goal-withdraw-target = Træk resultatmålet tilbage
group-parents-education-erhvervsfaglig = erhvervsuddannelse
group-parents-education-grundskole = grundskole
group-parents-education-gymnasial = gymnasial uddannelse
group-parents-education-kort-eller-mellemlang = kort eller mellemlang videregående
group-parents-education-lang-videregaaende = lang videregående
hierarchy-district = Distrikt
hierarchy-joint-leadership = Fælles ledelse
hierarchy-line = Ledelseslinje
home-answer-empty = Her er ingen tal endnu.
home-answer-holdings = Her er tal for { $indicators } indikatorer og { $n ->
        [one] én enhed
       *[other] { $units } enheder
    }.
home-attention = Enheder, der er værd at se på
home-attention-above = over det ventede: { $figure }, { $period }; midten er { $centre }
home-attention-below = under det ventede: { $figure }, { $period }; midten er { $centre }
home-attention-none = Ingen af { $all } tal om enhederne skiller sig ud. Forskellene kan være tilfældige.
home-attention-note = Enhederne står efter navn. Tallene siger, at der formentlig er en grund, men ikke hvilken. Det kan være værd at høre, hvad enheden selv ved.
home-attention-some = { $n ->
        [one] ét af { $all } tal om enhederne skiller sig ud, også når der inden for hvert tal er taget højde for, at der er set på mange enheder.
       *[other] { $figures } af { $all } tal om enhederne skiller sig ud, også når der inden for hvert tal er taget højde for, at der er set på mange enheder. De ligger hos { $m ->
        [one] én enhed
       *[other] { $units } enheder
    }.
    }
home-decided = Hvad er besluttet?
home-decided-by = { $body }, { $day }
home-empty-text = Her er ingen tal endnu. Læg den første dataleverance ind, så viser Pejl, hvordan det står.
home-empty-title = Begynd med tallene
home-goals = Sådan står det med målene
home-title = Overblik
home-waiting = Dataleverancer, der venter
home-way-deliveries = Se, hvilke tal der er kommet ind, hvornår, og hvad der var galt med dem.
home-way-events = Se, hvem der har gjort hvad, og hvornår.
home-way-indicators = Læs, hvad hvert tal betyder, og se alle enheder ved siden af hinanden.
home-way-organisation = Hold styr på enheder, der åbner, lukker, flytter og lægges sammen.
home-way-people = Giv folk adgang, og afslut adgang, når en stilling hører op.
home-way-reports = Lav grundlag for skoleudviklingssamtaler.
home-way-sources = Se, hvor tallene kommer fra, og på hvilke vilkår de må bruges.
home-way-units = Find en kommune på kortet eller i listen og se dens skoler og dagtilbud.
home-ways = Det kan du gøre her
indicator-about = Om tallet
indicator-across = Alle enheder
indicator-across-empty = Der er ingen tal at vise endnu.
indicator-across-empty-text = Tallene kommer med en dataleverance. Vælg en anden periode, hvis du ventede at se nogle.
indicator-across-empty-title = Ingen tal endnu
indicator-all-municipalities = Hele landet
indicator-answer = Pejl kender { $n ->
        [one] én indikator
       *[other] { $count } indikatorer
    }; { $found_n ->
        [one] én af dem har
       *[other] { $found } af dem har
    } tal her.
indicator-answer-none = Ingen indikator passer til »{ $searched }«. Prøv et andet ord, for eksempel trivsel, fravær eller læsning.
indicator-answer-search = { $n ->
        [one] én indikator
       *[other] { $count } indikatorer
    } passer til »{ $searched }«.
indicator-apart = { $periods } står alene
indicator-break-from = Brud fra { $period }
indicator-breakdowns = Kan deles op efter
indicator-by-name = Enhederne står efter navn, de uden tal til sidst. De er ikke stillet op fra bedst til dårligst, fordi forskelle mellem dem ofte er tilfældige.
indicator-column-interval = Spænd
indicator-column-municipality = Kommune
indicator-column-place = Blandt andre
indicator-column-unit = Enhed
indicator-comparing = Kan årene sammenlignes?
indicator-counted-for = Hvis børn
indicator-counted-for-none = Tallet handler ikke om, hvor børnene hører til
indicator-counted-for-payer = Børnene tæller hos den kommune, der betaler
indicator-counted-for-residence = Børnene tæller der, hvor de bor
indicator-counted-for-school = Børnene tæller der, hvor de går
indicator-denominator = Ud af
indicator-explained = Læs hele forklaringen
indicator-filter-breakdown = Hvilke børn
indicator-filter-kind = Enheder
indicator-filter-municipality = Kommune
indicator-filter-period = Periode
indicator-filter-show = Vis
indicator-filter-view = Billede
indicator-how = Sådan gøres det op
indicator-interval = Spænd
indicator-interval-share = Spændet er Wilsons 95 %-interval for en andel.
indicator-interval-spread = Spændet bygger på, hvor meget de enkelte børn afviger fra gennemsnittet. Det er taget fra: { $source }
indicator-judge-n = Status på mål
indicator-judge-n-text = Der gives kun status, når mindst { $least } ligger bag.
indicator-levels = Findes for
indicator-minimum-n = Mindste antal
indicator-minimum-n-text = Uden for enheden vises tallet kun, når mindst { $least } ligger bag.
indicator-no-breaks = Ja. Der er ingen kendte brud i tallene.
indicator-no-interval = intet spænd
indicator-note-apart = { $period } må ikke sammenlignes med andre år. { $why }
indicator-note-estimated = Nogle spænd er anslået: hvor meget de enkelte børn afviger fra gennemsnittet, kendes fra en anden kilde.
indicator-numerator = Tælles
indicator-period = Periode
indicator-period-calendar-year = Kalenderår
indicator-period-quarter = Kvartal
indicator-period-round = Målerunde
indicator-period-school-year = Skoleår, fra august til juli
indicator-polarity = Hvad er godt?
indicator-polarity-higher = Et højere tal er bedre
indicator-polarity-lower = Et lavere tal er bedre
indicator-polarity-neutral = Hverken højt eller lavt er godt i sig selv
indicator-questions = Spørgsmål at tale om
indicator-related = Læs den sammen med
indicator-rows = { $first }–{ $last } af { $all }
indicator-rules = Hvem må se tallene, og hvor sikre er de?
indicator-search = Søg i indikatorerne
indicator-secrecy = Offentlighed
indicator-see-figures = Se tallene
indicator-table = Tabel
indicator-unit = Enhed
indicator-view-funnel = Tragt: efter størrelse
indicator-view-map = Kort
indicator-view-strip = Linje: alle enheder
job-progress = Så langt er arbejdet
job-stage-comparing = Holder tallene op mod dem, der er der i forvejen …
job-stage-done = Næsten færdig …
job-stage-looking = Ser på filerne …
job-stage-printing = Laver rapport { $done } af { $total } …
job-stage-reading = Læser og kontrollerer: { $rows } værdier indtil nu.
job-stage-waiting = Venter på at komme til …
job-stage-writing = Indlæser tallene …
job-state-done = Færdig
job-state-failed = Blev ikke færdig
job-state-queued = Venter
job-state-running = I gang
job-why-disk-full = Der er ikke plads på serverens disk.
job-why-inside = Der skete en fejl i Pejl. Den står i serverens log.
job-why-keys-missing = Kommunens nøgler (keys.toml) mangler, så filerne kan ikke åbnes. Bed den, der driver Pejl, lægge kopien af nøglerne tilbage.
job-why-lease-ran-out = Serveren gik ned undervejs flere gange.
job-why-not-allowed = Den, der leverede, må ikke levere længere.
job-why-not-opened = Filerne kan ikke åbnes: De er beskadiget eller modtaget under andre nøgler. Kassér leverancen, og levér dem igen.
job-why-not-there = Filerne eller leverancen findes ikke længere.
job-why-not-valid = Det, der blev valgt, passer ikke længere.
level-fremragende = fremragende
level-god = god
level-ikke-tilstraekkelig = ikke tilstrækkelig
level-jaevn = jævn
level-mangelfuld = mangelfuld
level-rigtig-god = rigtig god
list-and = { $first } og { $last }
list-clauses = { $first }, og { $last }
locale-da = dansk
locale-en = engelsk
menu-deliveries = Dataleverancer
menu-efforts = Indsatser
menu-events = Hændelser
menu-goals = Mål
menu-home = Overblik
menu-indicators = Tal
menu-organisation = Organisation
menu-people = Personer
menu-reports = Rapporter
menu-sources = Kilder
menu-units = Enheder
municipality-answer = { $n ->
        [one] ét tal kan sammenlignes med hele landet: { $better } er tydeligt bedre og { $worse } tydeligt dårligere.
       *[other] { $all } tal kan sammenlignes med hele landet: { $better } er tydeligt bedre og { $worse } tydeligt dårligere; for resten kan forskellen være tilfældig.
    }
municipality-area = { $area } i kommunen
municipality-caption = { $name } i { $period }. { $reading } Enhederne står efter navn.
municipality-caption-more = { $name } i { $period }. De første { $units } efter navn er tegnet; resten står i tabellen over alle. { $reading }
municipality-code = Kommunekode
municipality-facts = Om kommunen
municipality-name = { $name } Kommune
municipality-name-101 = Københavns Kommune
municipality-name-400 = Bornholms Regionskommune
municipality-reading = Spændet viser, hvor niveauet kan ligge; stregen i det er bedste bud.
municipality-reading-plain = Stregen er tallet; det har intet spænd.
municipality-region = Region
municipality-region-until = { $region } til og med 2026, derefter { $later }
municipality-see-across = Se dem ved siden af alle andre, med grænser for tilfældige udsving
municipality-show = Vis
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
organisation-answer = Den { $day } har { $name } { $parts }.
organisation-answer-network = Her er { $written } kommuner.
organisation-change-title = Ret
organisation-changed = Ændringen er gemt.
organisation-changes-title = Hvad har ændret sig de seneste fem år?
organisation-close = Luk enheden
organisation-close-title = Luk enheden
organisation-closed = { $unit } lukkede
organisation-closed-on = lukket { $day }
organisation-empty-link = Se enhederne
organisation-empty-text = Åbn en enhed, og placér den under en anden. Så tegnes hierarkiet her.
organisation-empty-title = Ingen hierarkier endnu
organisation-figures = Se enhedens tal og mål
organisation-kind = Slags
organisation-last-day = Sidste dag
organisation-leader = Leder på dagen
organisation-leaders-before = Tidligere
organisation-leaders-none = Ingen leder er registreret endnu.
organisation-leaders-title = Hvem leder hvad?
organisation-loose = { $n ->
        [one] Én enhed står ikke i dette hierarki
       *[other] { $n } enheder står ikke i dette hierarki
    }
organisation-merged = { $old } blev en del af { $new }
organisation-new-lead = Enheder kommer normalt fra registret. Tilføj kun dem, registret ikke kender.
organisation-new-title = Tilføj en enhed
organisation-number = Nummer
organisation-opened = { $unit } åbnede
organisation-place = Placér
organisation-place-title = Placér enheden et andet sted
organisation-places-none = Enheden står ikke i noget hierarki.
organisation-places-title = Plads i hierarkierne
organisation-renumbered = { $old } fortsætter under nummer { $number }
organisation-rotations-title = Ledere, der har skiftet enhed
organisation-split = { $old } blev delt; en del føres videre af { $new }
organisation-succeed = Gem
organisation-succeed-title = Enheden føres videre af en anden
organisation-successions-none = Enheden er ikke lagt sammen, delt eller omnummereret.
organisation-successions-title = Før og efter
organisation-tree-title = Hvem hører til hvor?
organisation-unit = Enhed
organisation-unit-added = Enheden er tilføjet. Giv den en plads i et hierarki.
organisation-unit-closed = Enheden lukkede { $day }.
organisation-unit-leaders-title = Hvem leder enheden?
organisation-unit-led = Ledes af { $leaders }.
organisation-unit-no-leader = Der er ikke registreret en leder.
people-added = Personen er tilføjet. Giv personen en post.
people-answer = { $n ->
        [one] Én person kan logge ind.
       *[other] { $n } personer kan logge ind.
    } { $without ->
        [0] Alle har en post.
        [one] Én har ingen post og kan derfor intet se.
       *[other] { $without } har ingen post og kan derfor intet se.
    }
people-appoint = Giv posten
people-appoint-title = Giv en post
people-end-post = Afslut posten
people-former-title = Tidligere poster
people-held-title = Poster
people-new-lead = Giv personen en foreløbig adgangskode og derefter en post. Uden post kan ingen se noget.
people-new-title = Tilføj en person
people-no-post = ingen post
people-password-set = Adgangskoden er sat. Giv den videre på en sikker måde.
people-password-title = Ny adgangskode
people-person-answer = Poster i dag: { $posts }.
people-person-without = Personen har ingen post i dag og kan derfor intet se.
people-post-ended = Posten er afsluttet.
people-post-given = Posten er givet.
people-posts = Poster
people-set-password = Sæt adgangskoden
picture-across-chance = I { $period } ligger { $seen } af { $placed } uden for det, man kan vente; tilfældet alene ville give ca. { $chance }. Ingen af dem skiller sig tydeligt ud.
picture-across-few = { $units } har et tal i { $period }, fra { $lowest } til { $highest }.
picture-across-here = Af { $units } i { $municipality } ligger { $outside } uden for.
picture-across-middle = { $units } har et tal i { $period }. Den midterste halvdel ligger mellem { $low } og { $high }.
picture-across-none = Alle { $placed } ligger inden for det, man kan vente i { $period }: forskellene mellem dem kan være tilfældige.
picture-across-some = I { $period } ligger { $seen } af { $placed } uden for det, man kan vente; tilfældet alene ville give ca. { $chance }. { $listed } skiller sig ud, også når der er taget højde for, at der er set på mange på én gang.
picture-caption-funnel = Hver prik er en enhed, stillet efter hvor mange der ligger bag tallet. Linjerne viser, hvor langt fra midten tilfældet alene kan bringe en enhed af den størrelse.
picture-caption-map = Farven viser, hvilket trin kommunens tal ligger på. Små forskelle kan være tilfældige; spændet står i tabellen.
picture-caption-near = De mørke mærker er dine egne enheder eller dem i den valgte kommune.
picture-caption-strip = Hver prik er en enhed. Hvor flere har næsten samme tal, står prikkerne over hinanden.
picture-caption-strip-intervals = De fremhævede enheder står nedenunder efter navn, hver med sit spænd.
picture-caption-strip-named = De fremhævede enheder står nedenunder efter navn.
picture-change-cannot-tell = Ændringen fra { $from } til { $to } kan være tilfældig.
picture-change-fell = Faldt tydeligt fra { $from } til { $to }: { $size }{ $interval }.
picture-change-fell-plain = Faldt fra { $from } til { $to }: { $size }.
picture-change-not-comparable = { $from } og { $to } kan ikke sammenlignes.
picture-change-rose = Steg tydeligt fra { $from } til { $to }: { $size }{ $interval }.
picture-change-rose-plain = Steg fra { $from } til { $to }: { $size }.
picture-change-same = Uændret fra { $from } til { $to }.
picture-change-unknown = Fra { $from } til { $to } ændrede tallet sig { $size }; det kan ikke siges, om ændringen er tilfældig.
picture-changes = { $n ->
        [one] ét tal kan sammenlignes med perioden før: { $parts }.
       *[other] af { $all } tal, der kan sammenlignes med perioden før, { $parts }.
    } Det er regnet med, at der er set på mange tal.
picture-changes-better = { $n ->
        [one] er ét tydeligt blevet bedre
       *[other] er { $written } tydeligt blevet bedre
    }
picture-changes-none = { $n ->
        [one] ét tal kan sammenlignes med perioden før; det er ikke tydeligt ændret.
       *[other] { $written } tal kan sammenlignes med perioden før; ingen af dem er tydeligt ændret.
    }
picture-changes-other = { $n ->
        [one] har ét tydeligt flyttet sig
       *[other] har { $written } tydeligt flyttet sig
    }
picture-changes-worse = { $n ->
        [one] er ét tydeligt blevet dårligere
       *[other] er { $written } tydeligt blevet dårligere
    }
picture-fact-municipality = Kommunen
picture-fact-place = Blandt { $others }
picture-fact-pooled = Flere år samlet
picture-figure = { $interval } (bedste bud { $estimate })
picture-lead-all = { $n ->
        [2] begge resultatmål
       *[other] alle { $written } resultatmål
    }
picture-lead-national = De nationale resultatmål: { $counts }.
picture-lead-only = det ene resultatmål
picture-lead-place-all = { $n ->
        [one] det ene tal, der kan holdes op mod { $others }, er værd at se på.
       *[other] alle { $all } tal, der kan holdes op mod { $others }, er værd at se på.
    }
picture-lead-place-none = { $n ->
        [one] det ene tal, der kan holdes op mod { $others }, er som ventet.
       *[other] alle { $all } tal, der kan holdes op mod { $others }, er som ventet.
    }
picture-lead-place-some = af { $all } tal, der kan holdes op mod { $others }, er { $some } værd at se på; tilfældet alene ville give ca. { $chance }.
picture-map-above = { $value } og derover
picture-map-all = alle ens
picture-map-below = under { $value }
picture-map-between = { $from } til { $to }
picture-more-targets = { $n ->
        [one] ét resultatmål mere
       *[other] { $written } resultatmål mere
    }: { $counts }
picture-no-figure = Der er ikke noget tal endnu.
picture-place-as-expected = I { $period } ligger tallet inden for det, man kan vente af { $a_unit } med { $people }. Forskellen til midten kan være tilfældig.
picture-place-attention = I { $period } ligger tallet { $side } det, man kan vente af { $a_unit } med { $people }. Omkring én ud af tyve ligger så langt fra midten ved et tilfælde alene, så det er værd at se på, men ikke i sig selv et bevis.
picture-place-deviates = I { $period } ligger tallet klart { $side } det, man kan vente af { $a_unit } med { $people }. Kun omkring to ud af tusind ligger så langt fra midten ved et tilfælde alene, så der er formentlig en grund; tallet siger ikke hvilken.
picture-place-widened = Grænserne er gjort bredere, fordi enhederne også af andre grunde er forskellige.
picture-trend-caption = Det lyse felt er spændet: der kan niveauet ligge, når tilfældige udsving regnes med. Punktet er bedste bud.
picture-trend-caption-plain = Punktet er tallet; det har intet spænd.
picture-trend-country = Den grå linje er hele landet.
picture-turned = Linjen løber videre, fordi begge følger samme definition; men andre kan være talt med.
picture-turned-computed = Fra { $period } er tallet beregnet her af oplysninger om enkelte personer; før er det offentliggjort andetsteds.
picture-turned-published = Fra { $period } er tallet offentliggjort andetsteds; før er det beregnet her.
problem-ambiguous-unit = Flere enheder har det navn, så Pejl gætter ikke.
problem-ambiguous-unit-hint = Tilføj en kolonne med institutionsnummeret.
problem-closed-unit = Enheden var ikke åben i perioden.
problem-closed-unit-hint = Ret perioden eller nummeret, eller ret enhedens datoer under Organisation.
problem-column = Kolonne
problem-contradiction = Det samme tal står flere gange med forskellige værdier. Ingen af dem er taget med.
problem-contradiction-hint = Find ud af, hvilken række der er rigtig, slet de andre, og levér filen igen.
problem-count = { $n ->
        [0] ingen problemer
        [one] 1 problem
       *[other] { $written } problemer
    }
problem-detail-found-by-name = Pejl brugte enhed { $detail }.
problem-detail-shared-value = { $detail } enheder deler værdien.
problem-detail-unreadable = Læseren siger: { $detail }
problem-detail-wrong-shape = Ventet: { $detail }.
problem-do = Hvad gør du?
problem-double = Rækken står der allerede.
problem-double-hint = Kun den første række om samme person, enhed og emne er læst. Tag de andre ud, hvis de er fejl.
problem-duplicate = Det samme tal står flere gange. Det er taget med én gang.
problem-duplicate-hint = Du behøver ikke gøre noget.
problem-emptied = Her er ikke noget tal, men der var et i en tidligere leverance. Det gamle tal gælder ikke længere.
problem-emptied-hint = Se, om cellen er tom ved en fejl. Er den det, så ret filen, og levér den igen.
problem-empty-file = Filen er tom.
problem-empty-file-hint = Hent filen igen dér, hvor den kommer fra, og se, at der er rækker i den.
problem-file = Fil
problem-found-by-name = Enheden er fundet på sit navn, fordi der ikke er et nummer.
problem-found-by-name-hint = Se, at det er den rigtige enhed. Et nummer i filen er sikrere.
problem-hidden = vises kun for dem, der leverer
problem-implausible = Tallet er usædvanligt. Det er taget med.
problem-implausible-hint = Spørg den, der kender enheden, om det kan passe.
problem-line-too-long = En linje er længere, end nogen rigtig række er.
problem-line-too-long-hint = Se, om det er den rigtige fil, og om linjeskiftene er med.
problem-list-all = Se alle
problem-list-caption = Problemer i leverancen
problem-list-download = Hent listen (CSV)
problem-list-kept = Listen rummer de første 1.000 af hver slags.
problem-list-shown = Viser { $first }–{ $last } af { $all }
problem-missing-column = En kolonne, som formatet skal bruge, er der ikke.
problem-missing-column-hint = Tilføj kolonnen med netop den overskrift, eller vælg et andet format.
problem-missing-value = Der mangler noget, som skal stå der.
problem-missing-value-hint = Udfyld cellen, eller tag rækken ud.
problem-mixed-decimals = Kolonnen blander komma og punktum som decimaltegn, så tallene kan ikke læses sikkert.
problem-mixed-decimals-hint = Brug samme tegn i hele kolonnen, og levér filen igen.
problem-not-a-day = Der står ikke en dag i perioden.
problem-not-a-day-hint = Skriv dagen som 2026-11-22, og lever hver periode for sig.
problem-not-a-number = Der står noget, der ikke er et tal.
problem-not-a-number-hint = Ret cellen til et tal, eller lad den være tom, hvis tallet ikke findes.
problem-not-a-period = Det kan ikke ses, hvilken periode tallet gælder.
problem-not-a-period-hint = Skriv perioden som 2024/25, 2024, 2024-Q3 eller 2024-R1, i filen, i dens navn eller når du leverer den (`--period 2024/25`). Perioden må ikke ligge ude i fremtiden.
problem-not-a-person-number = Der står ikke et personnummer.
problem-not-a-person-number-hint = Skriv ti cifre, for eksempel 010190-1234.
problem-nothing-kept = Formatet læser kun nogle af rækkerne, og filen har ingen af dem.
problem-nothing-kept-hint = Se, om filen er hentet med det udsnit, som formatet beskriver, eller vælg et andet format.
problem-outside-scale = Tallet kan ikke være rigtigt: det ligger uden for skalaen.
problem-outside-scale-hint = Se, om der mangler et decimaltegn, eller om tallet står i den forkerte kolonne.
problem-person-numbers = Filen handler om enkelte personer, men dens kolonner passer ikke til nogen samling af oplysninger.
problem-person-numbers-hint = Vælg nedenfor, hvilke oplysninger det er. Så siger Pejl, hvilke kolonner der mangler. Er det tal og ikke personer, så tag personnumrene ud.
problem-remarks = { $n ->
        [0] ingen bemærkninger
        [one] 1 bemærkning
       *[other] { $written } bemærkninger
    }
problem-row = Række
problem-severity-fatal = Derfor kan leverancen ikke indlæses.
problem-severity-notice = Værd at vide. Værdien er taget med.
problem-severity-refused = Ikke taget med.
problem-severity-set-aside = Sat til side. Værdien tæller ikke med.
problem-shared-value = Alle enheder i kommunen har samme værdi. Det er sikkert kommunens eget tal, kopieret ned på enhederne.
problem-shared-value-hint = Brug tallet for kommunen, ikke for den enkelte enhed. Er det ikke enhedernes egne tal, så kassér leverancen.
problem-sheet-left-out = Arket er ikke læst: Det har ikke de kolonner, som formatet skal bruge.
problem-sheet-left-out-hint = Står der tal i arket, så levér det for sig. Ellers er der ikke noget at gøre.
problem-stray-dimension = Filen deler tallene op på en måde, som formatet ikke kender, så flere rækker ville blive til ét tal.
problem-stray-dimension-hint = Hent filen igen uden den opdeling, eller vælg et andet format.
problem-stray-person-number = Der står et personnummer i en kolonne, det ikke hører til i.
problem-stray-person-number-hint = Tag det ud af filen. Det er hverken vist eller gemt.
problem-suspected-zero = Der står nul, men det betyder nok, at der ikke er indberettet. Værdien er sat til side og tæller ikke med.
problem-suspected-zero-hint = Få det rigtige tal fra enheden, hvis det findes. Ellers behøver du ikke gøre noget.
problem-too-precise = Tallet har flere decimaler, end der gemmes.
problem-too-precise-hint = Afrund tallet, før filen leveres.
problem-unknown-column = Pejl kender ikke denne kolonne. Den er sprunget over.
problem-unknown-column-hint = Skal den med, så fortæl, hvad den er. Ellers behøver du ikke gøre noget.
problem-unknown-format = Pejl kender ikke kolonnerne i filen.
problem-unknown-format-hint = Vælg et format, eller fortæl Pejl, hvad kolonnerne er. Det skal kun gøres første gang.
problem-unknown-indicator = Indikatoren findes ikke.
problem-unknown-indicator-hint = Ret navnet; indikatorerne og deres navne står under Tal.
problem-unknown-member = Gruppen kendes ikke, fx et klassetrin eller et køn, der er skrevet på en ny måde.
problem-unknown-member-hint = Ret teksten, så den er som i de øvrige rækker.
problem-unknown-unit = Ingen enhed har det nummer eller navn.
problem-unknown-unit-hint = Ret nummeret, eller levér først et register, hvor enheden står.
problem-unreadable = Filen kan ikke læses. Den er formentlig beskadiget eller kun hentet halvt.
problem-unreadable-hint = Hent den igen. Er det et regneark, så åbn det, og gem det på ny som .xlsx eller .csv.
problem-value = Det, der står
problem-what = Hvad er galt?
problem-wrong-encoding = Tegnene i filen kan ikke læses, fx æ, ø og å.
problem-wrong-encoding-hint = Gem filen som CSV UTF-8, og levér den igen.
problem-wrong-period-type = Tallet eller oplysningen opgøres for en anden slags periode.
problem-wrong-period-type-hint = Skriv et skoleår som 2024/25 og et kalenderår som 2024.
problem-wrong-shape = Filen er bygget anderledes end ventet.
problem-wrong-shape-hint = Vælg det format, der passer. Filer med forskelligt format leveres hver for sig.
problem-wrong-width = Rækken har flere eller færre celler end overskriften.
problem-wrong-width-hint = Se, om der står et skilletegn inde i en tekst, eller om rækken er delt i to.
purpose-development = barnets egen udvikling
purpose-planning = planlægning
purpose-quality = kvaliteten i kommunens tilbud
purpose-statistics = statistik og forskning
purpose-supervision = tilsyn
quoted = »{ $text }«
read-for-check = for at se, om filen er hel
read-for-erasure = for at slette en person
read-for-purpose = til { $purpose }
read-for-retention = for at slette det, der ikke må gemmes længere
report-all-lead = Pejl laver ét grundlag pr. folkeskole og specialskole, { $n } i alt. Det tager et øjeblik; du kan gå fra siden imens.
report-all-title = Alle kommunens skoler
report-asked = Bestilt
report-audience-closed = Lukket: til dem, der er med i samtalen
report-audience-open = Åben: uden fortrolige tal og små grupper
report-bundle = Hent alle i én fil (zip)
report-count = Skoler
report-edition = Udgave
report-edition-closed = lukket
report-edition-open = åben
report-file = Fil
report-kilobytes = { $n } kB
report-latest-note = Filerne bliver slettet efter 30 dage. Lukkede udgaver kan kun hentes af den, der bad om dem.
report-latest-title = Lavet for nylig
report-lead = Grundlaget for skoleudviklingssamtalen samler skolens tal, målene og de spørgsmål, de rejser.
report-lead-not-allowed = Grundlag til samtaler laves af forvaltningen og af skolernes egne ledere.
report-make = Lav grundlaget (PDF)
report-make-all = Lav dem alle
report-municipality-show = Vis skolerne
report-no-schools = Læg først et register eller en skoletabel ind under Dataleverancer.
report-no-schools-title = Der er ingen skoler endnu
report-not-made = Disse kunne ikke laves
report-one-title = Én skole
report-size = Størrelse
report-talks-done = { $n ->
        [one] Ét grundlag er klar.
       *[other] { $written } grundlag er klar.
    }
report-talks-failed = Arbejdet blev ikke færdigt. Prøv igen; bliver det ved, så vis denne side til den, der driver Pejl.
report-talks-title = Grundlag til skoleudviklingssamtaler
report-talks-working = Pejl laver grundlagene. Du kan gå fra siden og komme tilbage.
role-administration = Forvaltning
role-administrator = Administrator
role-auditor = Revisor
role-chief = Chef
role-councillor = Politiker
role-network-consultant = Konsulent i KL
role-professional-leader = Faglig leder
role-unit-leader = Leder
rule-at-least = mindst { $bound } { $when }
rule-at-most = højst { $bound } { $when }
rule-fall = ned med mindst { $change } fra { $from } { $until }
rule-fall-yearly = lavere år for år { $until }
rule-gap = højst { $bound } forskel på { $of } og { $against } { $when }
rule-kind-gap = Forskelsmål: højst så stor forskel på to grupper
rule-kind-level = Niveaumål: et bestemt tal skal nås
rule-kind-progression = Progressionsmål: tallet skal flytte sig så meget
rule-kind-year-by-year = Progressionsmål: bedre år for år
rule-rise = op med mindst { $change } fra { $from } { $until }
rule-rise-yearly = højere år for år { $until }
rule-until-always = og fremover
rule-until-by = til { $period }
rule-when-always = ved hver måling
rule-when-by = i { $period }
scale-alpha = Cronbachs alfa
scale-answer-not-told = Om spørgsmålene hænger sammen, kan ikke beregnes.
scale-answer-schools = Der skal omkring { $n } svar til, før en skoles gennemsnit sikkert kan skelnes fra andre skolers.
scale-answer-schools-never = Forskellen mellem skolerne her er ikke større, end tilfældet kan give; gennemsnittene skal ikke bruges til at sammenligne dem.
scale-answer-sure = Spørgsmålene hænger så godt sammen, at de måler det samme hos en gruppe elever.
scale-answer-unsure = Spørgsmålene hænger for svagt sammen til, at gennemsnittet siger noget sikkert.
scale-between = Forskel mellem skoler, af al forskel mellem elever
scale-explained = Alfa og omega går fra 0 til 1: jo højere, jo mere måler spørgsmålene det samme. Tallet i parentes er usikkerheden. Et spørgsmål, hvor alfa stiger, når det tages ud, passer dårligt til de andre.
scale-item = Spørgsmål
scale-items = Spørgsmålene i skalaen
scale-not-told = kan ikke beregnes
scale-omega = McDonalds omega
scale-respondents = Svar
scale-respondents-text = { $n } elever svarede på alle spørgsmål i { $period }
scale-rest = Sammenhæng med de andre
scale-school-of = Pålidelighed af gennemsnittet for en skole med { $n } svar
scale-title = Hvor sikkert måler spørgsmålene?
scale-without = Alfa uden
search = Søg
search-clear = Vis alle
secrecy-confidential = Fortroligt
secrecy-confidential-text = Tallene er fortrolige og må ikke offentliggøres eller gives videre (folkeskoleloven § 55 b). Åbent må man kun sige, om et mål er nået, og hvordan skolen selv har udviklet sig.
secrecy-internal = Til eget arbejde
secrecy-internal-text = Tallene er til kommunens og enhedernes eget arbejde og må ikke offentliggøres, før kommunen har besluttet det.
secrecy-person = Om enkeltpersoner
secrecy-person-text = Tallene handler om enkelte personer og vises ikke for nogen.
secrecy-public = Offentligt
secrecy-public-text = Tallene må offentliggøres med kilde og dato.
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
side-at-least = Mindst
side-at-least-change = Op
side-at-most = Højst
side-at-most-change = Ned
sign-in-demo-text = { $municipality } er opdigtet, og det er alle, der arbejder der, også. Vælg en af dem for at se Pejl med deres øjne. Adgangskoden er fjordby-demo.
sign-in-demo-title = Prøv Pejl
sign-in-lead = Log ind for at se mål og tal for { $municipality }.
sign-in-passkey = Log ind med adgangsnøgle
sign-in-passkey-text = Har du en adgangsnøgle på din telefon eller computer, så skriv din e-mail ovenfor, og brug nøglen i stedet for adgangskoden.
sign-in-passkey-wrong = Det lykkedes ikke at logge ind med adgangsnøglen. Se efter, om e-mailen er rigtig, eller brug din adgangskode.
sign-in-title = Log ind
sign-in-too-many = Der har været for mange forsøg. Vent et kvarter, og prøv igen.
sign-in-wrong = Adressen eller adgangskoden passer ikke. Se efter, om der er en slåfejl, og prøv igen. Har du glemt adgangskoden, kan kommunens administrator give dig en ny.
source-answer = Tallene kommer fra { $n ->
        [one] én kilde
       *[other] { $sources } kilder
    } og er modtaget i { $m ->
        [one] én dataleverance
       *[other] { $deliveries } dataleverancer
    }.
source-answer-empty = Der er ingen tal her endnu, så der er heller ingen kilder.
source-cube = Tabel
source-deliveries = Dataleverancer i kraft
source-empty-text = Kilderne står her, når den første dataleverance er i kraft. Definitionerne kan læses allerede nu.
source-empty-title = Ingen kilder endnu
source-files = Filer
source-indicators = Se { $n ->
        [one] den ene indikator
       *[other] de { $n } indikatorer
    }
source-licence = Vilkår for genbrug
source-owner = Ansvarlig
source-purpose = Formål
source-release = Udkommer
status-at-risk = I risiko
status-cannot-tell = Kan ikke afgøres
status-off-track = Ikke på sporet
status-on-track = På sporet
status-reached = Nået
succession-merged = Lagt sammen med den
succession-renumbered = Samme enhed under et nyt nummer
succession-split = Delt; den fører en del videre
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
talk-chance-off-track = Som udviklingen er nu, er det mest sandsynligt, at målet ikke nås til tiden: chancen er { $chance }.
talk-chance-on-track = Som udviklingen er nu, nås målet formentlig til tiden: chancen er { $chance }.
talk-chance-reached = Det nyeste tal opfylder målet, også når usikkerheden regnes med: sikkerheden er { $chance }.
talk-class-as-expected = Som ventet
talk-class-attention = Værd at se på
talk-class-deviates = Langt fra det ventede
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
talk-others-text = Kommunen har ingen mål for disse tal. Ingen af dem, der kan holdes op mod andre skoler, skiller sig ud. Under tallets navn står de nationale resultatmål.
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
talk-turn-computed = beregnet her
talk-turn-published = offentliggjort
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
unit-a-daycare = et dagtilbud
unit-a-municipality = en kommune
unit-a-school = en skole
unit-a-unit = en enhed
unit-answer = Kommunen har { $parts }.
unit-answer-empty = Der er ingen skoler eller dagtilbud her endnu.
unit-answer-network = { $n ->
        [one] én kommune er med. Vælg den på kortet eller i listen.
       *[other] { $written } kommuner er med. Vælg en på kortet eller i listen.
    }
unit-answer-no-figures = Der er ingen tal for { $name } endnu.
unit-answer-no-figures-whole = Der er ingen tal for { $name } som helhed.
unit-answer-no-targets = { $name } har ingen resultatmål endnu, så her står tallene for sig.
unit-areas = Områder på siden
unit-bands = Sådan fordeler de sig
unit-bands-answer = { $people } er talt med i { $period }. Flest er i gruppen »{ $band }«: { $share }.
unit-bands-answer-around = { $people } er talt med i { $period }. Flest er i gruppen »{ $band }«: { $share } her og { $around } i hele kommunen.
unit-bands-around = Hele kommunen
unit-bands-caption = Andelen af de målte i hver gruppe. Det lyse felt er spændet, punktet er bedste bud.
unit-bands-caption-around = Andelen af de målte i hver gruppe. Det lyse felt er spændet, punktet er bedste bud, og stregen er hele kommunen.
unit-bands-column = Gruppe
unit-bands-joined = Grupper med få er lagt sammen med naboen, så ingen kan genkendes.
unit-bands-table = Se grupperne som tabel
unit-bands-told = { $band }: { $interval } (bedste bud { $share })
unit-bands-told-around = { $band }: { $interval } (bedste bud { $share }), i hele kommunen { $around }
unit-below = Enheder i området
unit-changes = Hvad har ændret sig?
unit-closed = lukket { $day }
unit-closed-note = Enheden lukkede { $day }. Tallene står her som historie.
unit-closes = Lukket
unit-count-daycare = { $n ->
        [one] ét dagtilbud
       *[other] { $written } dagtilbud
    }
unit-count-municipality = { $n ->
        [one] én kommune
       *[other] { $written } kommuner
    }
unit-count-school = { $n ->
        [one] én skole
       *[other] { $written } skoler
    }
unit-count-unit = { $n ->
        [one] én enhed
       *[other] { $written } enheder
    }
unit-crossed = Alle kombinationer af grupper
unit-departments = Afdelinger
unit-departments-text = Afdelingernes børn er talt med i enhedens tal.
unit-empty-text = Skoler og dagtilbud kommer med en dataleverance af et register.
unit-empty-title = Ingen enheder endnu
unit-figure-answer = I { $period } var tallet { $figure }.
unit-files = Tag tallene med
unit-found = { $n ->
        [0] ingen enheder passer til søgningen.
        [one] én enhed passer til søgningen.
       *[other] { $written } enheder passer til søgningen.
    }
unit-gap-clear = { $of } ligger { $gap } { $way } end { $against }; usikkerheden går fra { $lower } til { $upper }.
unit-gap-higher = højere
unit-gap-lower = lavere
unit-gap-unclear = Om der er forskel på { $of } og { $against }, kan ikke afgøres: usikkerheden går fra { $lower } til { $upper }.
unit-gap-warning = En forskel mellem grupper siger ikke, hvad den skyldes, og små grupper svinger meget fra år til år.
unit-group-count-daycare = { $n ->
        [one] ét dagtilbud
       *[other] { $written } dagtilbud
    }
unit-group-count-private = { $n ->
        [one] én fri skole
       *[other] { $written } frie skoler
    }
unit-group-count-schools = { $n ->
        [one] én skole
       *[other] { $written } skoler
    }
unit-group-daycare = Dagtilbud
unit-group-districts = Områder
unit-group-municipalities = Kommuner
unit-group-private = Frie skoler og efterskoler
unit-group-schools = Folkeskoler og specialskoler
unit-group-social = Andre enheder
unit-groups = Forskelle mellem grupper
unit-groups-by = Efter { $dimension }
unit-groups-caption = { $period }. Stregen er usikkerheden, punktet det bedste bud; grupperne står i fast orden.
unit-history = Om enheden
unit-kind-continuation-school = efterskole
unit-kind-country = hele landet
unit-kind-daycare = dagtilbud
unit-kind-district = område
unit-kind-family-daycare = dagpleje
unit-kind-municipality = kommune
unit-kind-other = anden enhed
unit-kind-private-school = fri grundskole
unit-kind-region = region
unit-kind-school = folkeskole
unit-kind-social = enhed på det sociale børneområde
unit-kind-special-school = specialskole
unit-kind-youth-school = ungdomsskole
unit-kinds-continuation-school = efterskoler
unit-kinds-country = lande
unit-kinds-daycare = dagtilbud
unit-kinds-district = områder
unit-kinds-family-daycare = dagplejer
unit-kinds-municipality = kommuner
unit-kinds-other = andre enheder
unit-kinds-private-school = frie grundskoler
unit-kinds-region = regioner
unit-kinds-school = folkeskoler
unit-kinds-social = enheder på det sociale børneområde
unit-kinds-special-school = specialskoler
unit-kinds-youth-school = ungdomsskoler
unit-map-explained = Se tallene og deres usikkerhed
unit-map-plain = Ingen tal
unit-map-shade = Farv kortet efter
unit-map-text = Kortet viser de 98 kommuner. Vælg en kommune for at se dens skoler og dagtilbud.
unit-map-title = Danmarks kommuner
unit-merged-from = { $other } blev { $day } en del af enheden
unit-merged-into = Blev { $day } en del af { $other }
unit-no-figures-text = Tallene kommer med en dataleverance. Når den er sat i kraft, står de her.
unit-no-figures-title = Ingen tal endnu
unit-no-figures-whole-area = Ingen tal for området som helhed
unit-no-figures-whole-municipality = Ingen tal for kommunen som helhed
unit-no-figures-whole-text = Se tallene hos enhederne på denne side.
unit-none-text = Prøv en del af navnet, eller skriv enhedens nummer.
unit-none-title = Ingen enheder passer
unit-number = Nummer
unit-one-daycare = ét
unit-one-municipality = én
unit-one-school = én
unit-one-unit = én
unit-opened = Åbnet
unit-others-daycare = andre dagtilbud
unit-others-municipality = andre kommuner
unit-others-school = andre skoler
unit-others-unit = andre enheder
unit-ownership = Ejerforhold
unit-part = Del af børnene
unit-parts = Fordelt på børnene
unit-placed = { $parent }, siden { $day }
unit-reconciled = Beregnet her og offentliggjort
unit-reconciled-computed = Beregnet her
unit-reconciled-count-alike = Lige mange
unit-reconciled-count-unknown = Antal ukendt
unit-reconciled-counted = Talt med
unit-reconciled-difference = Forskel
unit-reconciled-fewer = { $n } færre her
unit-reconciled-intro = Begge tal findes. Det, der blev leveret sidst, er det, siderne viser.
unit-reconciled-more = { $n } flere her
unit-reconciled-note-count-alike = Lige mange, men ikke det samme tal: afgrænsningen eller vægtningen er en anden, eller værdier er rettet siden.
unit-reconciled-note-count-unknown = Antal ukendt: kilden siger ikke, hvor mange der er talt med.
unit-reconciled-note-fewer = Færre her end i det offentliggjorte tal: der kan mangle en leverance.
unit-reconciled-note-more = Flere her end i det offentliggjorte tal: andre kan være regnet med, eller nogle er leveret siden.
unit-reconciled-points = procentpoint
unit-reconciled-published = Offentliggjort
unit-reconciled-same = Ens
unit-renumbered-from = Havde før { $day } et andet nummer: { $other }
unit-renumbered-into = Fik { $day } nyt nummer: { $other }
unit-rest = Øvrige tal
unit-rest-caption = { $area }: øvrige tal
unit-rest-figure = Spænd og bedste bud
unit-rest-national = Nationalt resultatmål
unit-search = Søg efter navn eller nummer
unit-see-across = Se alle enheder på samme tal
unit-split-from = Blev { $day } skilt ud fra { $other }
unit-split-into = Blev { $day } delt; { $other } er en af delene
unit-succession = Afløsning
unit-talk = Hent grundlag for skoleudviklingssamtalen (PDF)
unit-targets = Resultatmål
unit-worth-a-look = Tal, der er værd at se på
unit-worth-a-look-note = Tallene ligger uden for det, man kan vente af enheder af samme størrelse. Omkring ét ud af tyve tal ligger der ved et tilfælde alene; ligger flere der, er der formentlig en grund, men tallene siger ikke hvilken.
unit-years = År for år
vaults-lead = Her er flere samlinger af tal. Hver har sine egne mål, tal og personer, og intet går på tværs.
vaults-title = Vælg, hvor du vil hen
why-break = Tallene er opgjort på en ny måde undervejs, så de kan ikke sammenlignes.
why-chance = Sandsynligheden for, at målet er nået, er { $chance }.
why-no-figure = Der er ikke noget tal endnu.
why-no-interval = Det vides ikke, hvor usikkert tallet er.
why-too-few = Der er for få bag tallet. Der skal mindst { $least } til, før vi siger noget.
why-too-old = Det nyeste tal er for gammelt.
why-too-short = Der er for få år at se frem fra.
why-uncertain = Tallet er for usikkert til at sige det ene eller det andet.
why-uncomparable = Årets tal må ikke sammenlignes med andre år.
why-withheld = Tallet må ikke vises her.
