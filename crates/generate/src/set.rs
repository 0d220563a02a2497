//! The fact sets that are drawn, with the headings of their files.

use domain::period::Period;

/// A fact set that municipalities deliver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Set {
    /// `elever`: one row for each pupil, school and school year; 1.0 a pupil-year.
    Enrolment,
    /// `testresultater`: reading and mathematics, as a whole and by area; 3.9 a pupil-year.
    Tests,
    /// `trivselssvar`: 29 answers in grades 4-9; 0.5 a pupil-year.
    Survey,
    /// `karakterer`: the examinations of grade 9; 0.8 a pupil-year.
    Marks,
    /// `fravaer`: days with absence; 15 a pupil-year.
    Absence,
    /// `overgange`: what those who left grade 9 did; 0.27 a pupil-year, less in the last year.
    Onward,
    /// `sprogvurderinger`: at 3 years and in grade 0; 0.17 a pupil-year.
    Language,
    /// `personale`: one row for each employee and calendar year; 0.2 a pupil-year.
    Staff,
    /// `laeringsmiljoe`: two observations a year of each room in daycare; 0.04 a pupil-year.
    Environment,
}

/// The headings of columns that sets about children begin with.
macro_rules! child {
    ($year:literal, $grade:literal, $own:literal) => {
        concat!(
            "cpr;institutionsnummer;",
            $year,
            ";",
            $grade,
            "køn;herkomst;forældres uddannelse;bopælskommune;",
            $own
        )
    };
}

/// The questions of the national well-being survey behind its indicators, in the order of the fact set.
const QUESTIONS: &str = child!(
    "skoleår",
    "klassetrin;",
    "Er du glad for din skole?;Er du glad for din klasse?;Føler du dig ensom?;\
     Er du bange for at blive til grin i skolen?;Hvor ofte føler du dig tryg i skolen?;\
     Siden du startede i skole dette skoleår: er du blevet mobbet?;\
     Jeg føler, at jeg hører til på min skole.;Jeg kan godt lide pauserne i skolen.;\
     De fleste af eleverne i min klasse er venlige og hjælpsomme.;\
     Andre elever accepterer mig, som jeg er.;\
     Hvad synes dine lærere om dine fremskridt i skolen?;\
     Jeg gør gode faglige fremskridt i skolen.;Jeg klarer mig godt fagligt i skolen.;\
     Lykkes det for dig at lære det, du gerne vil i skolen?;Kan du koncentrere dig i timerne?;\
     Hvor tit kan du finde en løsning på problemer, bare du prøver hårdt nok?;\
     Hvor tit kan du klare det, du sætter dig for?;\
     Hvis jeg bliver forstyrret i undervisningen, kan jeg hurtigt koncentrere mig igen.;\
     Er du og dine klassekammerater med til at bestemme, hvad I skal arbejde med i klassen?;\
     Lærerne sørger for, at elevernes ideer bliver brugt i undervisningen.;\
     Lærerne er gode til at støtte mig og hjælpe mig i skolen, når jeg har brug for det.;\
     Føler du, at dine lærere hjælper dig med at lære på måder, som virker?;\
     Undervisningen giver mig lyst til at lære mere.;Er undervisningen spændende?;\
     Er undervisningen kedelig?;Er det let at høre, hvad læreren siger i timerne?;\
     Er det let at høre, hvad de andre elever siger i timerne?;\
     Hvis der er larm i klassen, kan lærerne hurtigt få skabt ro.;\
     Møder dine lærere præcist til undervisningen?"
);

impl Set {
    /// All sets, in the order in which files are listed.
    pub const ALL: [Self; 9] = [
        Self::Enrolment,
        Self::Tests,
        Self::Survey,
        Self::Marks,
        Self::Absence,
        Self::Onward,
        Self::Language,
        Self::Staff,
        Self::Environment,
    ];

    /// Returns the fact set's id.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Enrolment => "elever",
            Self::Tests => "testresultater",
            Self::Survey => "trivselssvar",
            Self::Marks => "karakterer",
            Self::Absence => "fravaer",
            Self::Onward => "overgange",
            Self::Language => "sprogvurderinger",
            Self::Staff => "personale",
            Self::Environment => "laeringsmiljoe",
        }
    }

    /// Returns the period of a file: the school year that starts in `year`, or the calendar year itself.
    pub const fn period(self, year: i16) -> Period {
        match self {
            Self::Language | Self::Staff | Self::Environment => Period::CalendarYear(year),
            _ => Period::SchoolYear(year),
        }
    }

    /// Returns the headings of a file, with `;` between them.
    pub(crate) const fn headings(self) -> &'static str {
        match self {
            Self::Enrolment => child!("skoleår", "klassetrin;", "skoledage"),
            Self::Tests => child!("skoleår", "klassetrin;", "fag;profilområde;resultat;niveau"),
            Self::Survey => QUESTIONS,
            Self::Marks => child!("skoleår", "klassetrin;", "fag;fagdisciplin;karakter"),
            Self::Absence => child!("skoleår", "klassetrin;", "dato;årsag;del af dagen"),
            Self::Onward => child!("skoleår", "", "måneder;status"),
            Self::Language => child!("år", "", "alder;percentil;indsats"),
            Self::Staff => "cpr;institutionsnummer;år;faggruppe;årsværk;timer;timer med kompetence",
            Self::Environment => {
                "institutionsnummer;år;stue;observation;samspil;sprog;aktiviteter;rum"
            }
        }
    }
}
