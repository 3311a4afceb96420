//! Sets PDFs: the program's own pages at once, those of a project in a process of its own.
//!
//! What a project writes in Typst can loop and grow. So it runs in another process of this same program, which
//! gets the bytes it needs, has no files and no network, and is stopped when it takes too long or too much.

mod kind;

use std::{
    io::{Read, Write},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::failure::Failure;
use bouwsteen::{
    Code, Diagnostic, Document, Error, Project,
    render::{
        Opties,
        pdf::{self, Opgave, Zetfout, Zetsel},
    },
    sjabloon::{self, Sjabloonfout},
};

pub(crate) use kind::{OPDRACHT, run as run_kind};

/// How long setting own templates may take, unless the user says otherwise.
pub(crate) const SECONDEN: u64 = 120;

/// The most bytes of a PDF from another process.
const GROOTST: u64 = 1 << 30;

/// What came of setting a document: its bytes unless something is wrong, and what there is to say.
pub(crate) struct Gezet {
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) meldingen: Vec<Diagnostic>,
}

/// Why another process gave nothing.
#[derive(Clone, Copy)]
enum Gestopt {
    TeLang(u64),
    TeVeel,
    Vastgelopen,
}

/// The document of this project as PDF; own templates get so many seconds.
pub(crate) fn pdf(
    project: &Project,
    document: &Document,
    opties: Opties<'_>,
    seconds: u64,
) -> Result<Gezet, Failure> {
    if !sjabloon::has_paginas(&document.sjablonen) {
        let bytes = Some(pdf::write(document, opties)?);
        return Ok(Gezet { bytes, meldingen: Vec::new() });
    }
    let bytes = Opgave::of(document, opties).to_bytes();
    let say = |code, faults: Vec<Zetfout>| {
        faults.into_iter().filter_map(move |found| melding(project, code, found))
    };
    Ok(match in_child(bytes, seconds)? {
        Ok(Ok(made)) => {
            let meldingen = say(Code::SjabloonWaarschuwing, made.warnings).collect();
            Gezet { bytes: Some(made.pdf), meldingen }
        }
        Ok(Err(faults)) => {
            Gezet { bytes: None, meldingen: say(Code::SjabloonPagina, faults).collect() }
        }
        Err(why) => Gezet { bytes: None, meldingen: stopped(project, why).into_iter().collect() },
    })
}

fn melding(project: &Project, code: Code, found: Zetfout) -> Option<Diagnostic> {
    let Zetfout { bestand, regel, mut fout } = found;
    let naam = bestand.as_ref().map(|file| format!("pdf/{file}"));
    let own = naam.as_ref().is_some_and(|naam| project.sjablonen.contains_key(naam));
    if let Some(file) = bestand.filter(|_| !own) {
        fout.bericht.push_str(&format!(" (in `{file}`, regel {regel})"));
    }
    project.sjabloonmelding(code, naam.as_deref(), fout)
}

fn stopped(project: &Project, why: Gestopt) -> Option<Diagnostic> {
    let bericht = match why {
        Gestopt::TeLang(seconds) => {
            format!("het zetten van de PDF duurt langer dan {seconds} seconden")
        }
        Gestopt::TeVeel => "het zetten van de PDF vraagt te veel geheugen".to_owned(),
        Gestopt::Vastgelopen => "het zetten van de PDF is vastgelopen".to_owned(),
    };
    let hulp = match why {
        Gestopt::TeLang(_) => {
            "zoek een lus of een functie die zichzelf aanroept, of geef met `--zettijd` meer tijd"
        }
        Gestopt::TeVeel => "zoek een lijst of tekst die blijft groeien",
        Gestopt::Vastgelopen => "haal uw sjablonen een voor een weg om te zien welk het is",
    };
    let fout = Sjabloonfout { plek: 0..0, bericht, hulp: Some(hulp.to_owned()) };
    project.sjabloonmelding(Code::SjabloonGestopt, None, fout)
}

/// Runs another process of this program on these bytes.
fn in_child(bytes: Vec<u8>, seconds: u64) -> Result<Result<Zetsel, Gestopt>, Failure> {
    let mut child = start(seconds)?;
    let (mut to, from) = (child.stdin.take(), child.stdout.take());
    let (done, waiting) = mpsc::channel();
    // A process that stops reading, or that is stopped, closes its end; that is not a failure here.
    let writer = thread::spawn(move || to.take().map(|mut to| to.write_all(&bytes)));
    let reader = thread::spawn(move || {
        let mut made = Vec::new();
        let read = from.map(|from| from.take(GROOTST).read_to_end(&mut made));
        let _ = done.send(());
        read.and_then(Result::ok).map(|_| made)
    });
    let in_time = waiting.recv_timeout(Duration::from_secs(seconds)).is_ok();
    if !in_time {
        // It may have ended by itself meanwhile.
        let _ = child.kill();
    }
    let status = child.wait().map_err(|error| failed(error.kind()))?;
    let made = reader.join().ok().flatten();
    let _ = writer.join();
    let zetsel =
        made.filter(|_| in_time && status.success()).and_then(|made| pdf::read_zetsel(&made));
    Ok(zetsel.ok_or_else(|| why(in_time, status, seconds)))
}

#[expect(
    clippy::disallowed_methods,
    reason = "this program starts itself, so that it can stop itself"
)]
fn start(seconds: u64) -> Result<Child, Failure> {
    let program = std::env::current_exe().map_err(|error| failed(error.kind()))?;
    let mut command = Command::new(program);
    command.args([OPDRACHT, &seconds.to_string()]);
    // Every thread reserves memory, and memory is bounded.
    command.env("RAYON_NUM_THREADS", "2").env("MALLOC_ARENA_MAX", "2");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().map_err(|error| failed(error.kind()))
}

fn failed(kind: std::io::ErrorKind) -> Failure {
    Failure::from(Error::io("het zetten van eigen sjablonen start niet", "bouwsteen", kind.into()))
}

/// Why a process ended without a PDF.
fn why(in_time: bool, status: ExitStatus, seconds: u64) -> Gestopt {
    if !in_time {
        return Gestopt::TeLang(seconds);
    }
    #[cfg(unix)]
    {
        use rustix::process::Signal;
        let signal = std::os::unix::process::ExitStatusExt::signal(&status);
        if signal == Some(Signal::XCPU.as_raw()) {
            return Gestopt::TeLang(seconds);
        }
        // What gets no memory ends itself, or is ended by the system.
        if signal.is_some() {
            return Gestopt::TeVeel;
        }
    }
    Gestopt::Vastgelopen
}
