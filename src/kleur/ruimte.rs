//! Colours as people see them: lightness, strength and hue (`OKLab`), and the nearest that stands out.
//!
//! `OKLab` is the space of Björn Ottosson (2020); equal steps in it look about equally large.

use super::Kleur;

/// A colour by how it looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tint {
    /// From 0 for black to 1 for white.
    pub licht: f64,
    /// From 0 for grey to about 0.3 for the strongest colours of a screen.
    pub kracht: f64,
    /// The hue as an angle in radians.
    pub hoek: f64,
}

/// Into how many steps the way from black to white is cut.
const STEPS: u32 = 1_000;

impl Kleur {
    /// The colour by how it looks.
    #[expect(
        clippy::many_single_char_names,
        reason = "the names that the definition of the space gives them"
    )]
    pub fn tint(self) -> Tint {
        let [rood, groen, blauw] = [self.rood, self.groen, self.blauw].map(linear);
        let l = 0.412_221_470_8 * rood + 0.536_332_536_3 * groen + 0.051_445_992_9 * blauw;
        let m = 0.211_903_498_2 * rood + 0.680_699_545_1 * groen + 0.107_396_956_6 * blauw;
        let s = 0.088_302_461_9 * rood + 0.281_718_837_6 * groen + 0.629_978_700_5 * blauw;
        let (l, m, s) = (l.cbrt(), m.cbrt(), s.cbrt());
        let licht = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        Tint { licht, kracht: a.hypot(b), hoek: b.atan2(a) }
    }

    /// This colour at another lightness, as strong as a screen can show it there.
    #[must_use]
    pub fn at_lightness(self, licht: f64) -> Self {
        Tint { licht, ..self.tint() }.kleur()
    }

    /// The colour nearest to this one, by lightness alone, that stands out enough on all of these.
    ///
    /// It is this colour itself when that does. When no lightness does, the better of black and white.
    #[must_use]
    pub fn nearest_on(self, achtergronden: &[Self], demanded: f64) -> Self {
        let passes = |kleur: &Self| kleur.weakest_on(achtergronden) >= demanded;
        if passes(&self) {
            return self;
        }
        let mut ways = (1..=STEPS).flat_map(|step| self.either_way(step));
        ways.find(passes).unwrap_or_else(|| {
            let light = Self::WIT.weakest_on(achtergronden) > Self::ZWART.weakest_on(achtergronden);
            if light { Self::WIT } else { Self::ZWART }
        })
    }

    /// This colour so many steps darker, and so many lighter; the two ways that [`Self::nearest_on`] goes.
    pub fn either_way(self, step: u32) -> [Self; 2] {
        let by = f64::from(step) / f64::from(STEPS);
        let licht = self.tint().licht;
        [self.at_lightness((licht - by).max(0.0)), self.at_lightness((licht + by).min(1.0))]
    }

    /// The lowest contrast with any of these; without any there is nothing to hide it.
    pub fn weakest_on(self, achtergronden: &[Self]) -> f64 {
        achtergronden.iter().map(|other| self.contrast(*other)).fold(21.0, f64::min)
    }
}

impl Tint {
    /// The colour of a screen with this lightness and hue, and of its strength as much as fits.
    pub fn kleur(self) -> Kleur {
        let licht = self.licht.clamp(0.0, 1.0);
        if let Some(kleur) = shown(licht, self.kracht, self.hoek) {
            return kleur;
        }
        let (mut fits, mut beyond) = (0.0, self.kracht);
        for _ in 0..20 {
            let middle = f64::midpoint(fits, beyond);
            let inside = shown(licht, middle, self.hoek).is_some();
            *(if inside { &mut fits } else { &mut beyond }) = middle;
        }
        let grey = || if licht > 0.5 { Kleur::WIT } else { Kleur::ZWART };
        shown(licht, fits, self.hoek).unwrap_or_else(grey)
    }
}

/// The colour as a screen shows it; none when it cannot.
#[expect(
    clippy::many_single_char_names,
    reason = "the names that the definition of the space gives them"
)]
fn shown(licht: f64, kracht: f64, hoek: f64) -> Option<Kleur> {
    let (a, b) = (kracht * hoek.cos(), kracht * hoek.sin());
    let l = (licht + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (licht - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (licht - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let rood = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
    let groen = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
    let blauw = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s;
    Some(Kleur::new(encoded(rood)?, encoded(groen)?, encoded(blauw)?))
}

/// Light of a part, from 0 to 1, from its code.
fn linear(code: u8) -> f64 {
    let value = f64::from(code) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// The code of a part; none outside of what a screen shows, but for a rounding.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 255 by the check above it"
)]
fn encoded(light: f64) -> Option<u8> {
    let light = (-0.000_5..=1.000_5).contains(&light).then(|| light.clamp(0.0, 1.0))?;
    let low = light <= 0.003_130_8;
    let value = if low { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    Some((value * 255.0).round() as u8)
}
