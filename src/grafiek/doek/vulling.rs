//! What surfaces are filled with: a colour, the pattern of a series, or the hatch of a range.

use super::super::stijl::Kleur;
use super::Doek;

/// What a surface is filled with.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Vulling {
    /// One colour.
    Effen(Kleur),
    /// The colour and pattern of a series.
    Reeks(usize),
    /// White with lines in the colour of a series: what lies between the ends of a range.
    Bereik(usize),
    /// The same lines without the white, for bands that may cover each other.
    Band(usize),
    /// White with lines in a colour.
    Arcering(Kleur),
}

/// The patterns, in the order in which series get them.
const MOTIFS: [Motif; 6] =
    [Motif::Plain, Motif::Rising, Motif::Dots, Motif::Level, Motif::Crossed, Motif::Upright];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Motif {
    Plain,
    Rising,
    Falling,
    Dots,
    Level,
    Crossed,
    Upright,
}

impl Motif {
    /// Width and height of the tile, and what is drawn on it in the colour.
    fn tile(self, colour: Kleur) -> (u8, String) {
        let lines = |path: &str, width: &str| {
            format!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>"
            )
        };
        match self {
            Self::Plain => (8, String::new()),
            Self::Rising => (7, lines("M-1 1L1 -1M0 7L7 0M6 8L8 6", "1.6")),
            Self::Falling => (6, lines("M-1 5L1 7M0 0L6 6M5 -1L7 1", "1.3")),
            Self::Dots => {
                let dot =
                    |x, y| format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"1.3\" fill=\"{colour}\"/>");
                (8, dot(2, 2) + &dot(6, 6))
            }
            Self::Level => (6, lines("M0 3H6", "1.6")),
            Self::Crossed => {
                (8, lines("M-1 1L1 -1M0 8L8 0M7 9L9 7M-1 7L1 9M0 0L8 8M7 -1L9 1", "1.2"))
            }
            Self::Upright => (6, lines("M3 0V6", "1.6")),
        }
    }
}

/// The pattern of a series: a colour that comes back has another one.
fn motif(colours: usize, index: usize) -> Motif {
    let round = index / colours.max(1);
    MOTIFS[(index + round) % MOTIFS.len()]
}

impl Doek<'_> {
    /// The attribute that fills; a pattern is noted down so that it is drawn once.
    pub(super) fn paint(&mut self, fill: Vulling) -> String {
        match fill {
            Vulling::Effen(colour) => format!("fill=\"{colour}\""),
            Vulling::Reeks(index) => {
                let colour = self.stijl.reeks(index);
                let motif = motif(self.stijl.reeksen.len(), index);
                if motif == Motif::Plain {
                    return format!("fill=\"{colour}\"");
                }
                self.pattern(&format!("vul{index}"), motif, Some(colour), colour.motif())
            }
            Vulling::Bereik(index) => {
                let colour = self.stijl.reeks(index);
                self.pattern(&format!("bereik{index}"), Motif::Falling, Some(Kleur::WIT), colour)
            }
            Vulling::Band(index) => {
                let colour = self.stijl.reeks(index);
                let motif = if index % 2 == 0 { Motif::Falling } else { Motif::Rising };
                self.pattern(&format!("band{index}"), motif, None, colour)
            }
            Vulling::Arcering(colour) => {
                let name = format!("arcering{}", colour.to_string().trim_start_matches('#'));
                self.pattern(&name, Motif::Falling, Some(Kleur::WIT), colour)
            }
        }
    }

    fn pattern(&mut self, name: &str, motif: Motif, ground: Option<Kleur>, lines: Kleur) -> String {
        let (size, drawn) = motif.tile(lines);
        let ground = ground
            .map(|colour| format!("<rect width=\"{size}\" height=\"{size}\" fill=\"{colour}\"/>"));
        let ground = ground.unwrap_or_default();
        let name = format!("{}-{name}", self.id);
        let pattern = format!(
            "<pattern id=\"{name}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\">\
             {ground}{drawn}</pattern>\n"
        );
        let fill = format!("fill=\"url(#{name})\"");
        self.patterns.entry(name).or_insert(pattern);
        fill
    }
}
