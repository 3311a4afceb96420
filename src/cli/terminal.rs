//! What goes to the screen: results to stdout, talk to stderr, and never a panic on a closed pipe.

use std::{
    env,
    io::{self, ErrorKind, IsTerminal, Write},
    sync::mpsc,
    thread,
    time::Duration,
};

use bouwsteen::{Error, report::Style};

use crate::failure::Failure;

/// Width of a report that is not read on a terminal.
const PLAIN_WIDTH: usize = 100;

/// After this long a user wonders whether anything happens.
const PATIENCE: Duration = Duration::from_millis(500);

/// Writes a result to stdout; a reader that has gone away is not a failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::io("de uitslag is niet te schrijven", "stdout", error).into())
        }
        _ => Ok(()),
    }
}

/// Says something on stderr, safe for a terminal; if nobody can hear it, there is nobody to tell.
pub(crate) fn say(text: &str) {
    let text = bouwsteen::report::printable_lines(text);
    if text.is_empty() {
        return;
    }
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// How a report for a person looks on this stdout.
pub(crate) fn style() -> Style {
    let terminal = io::stdout().is_terminal();
    let width = terminal_size::terminal_size().filter(|_| terminal);
    let width = width.map_or(PLAIN_WIDTH, |(width, _)| usize::from(width.0));
    Style { width: width.clamp(40, 140), colour: terminal && wants_colour() }
}

/// Does `work`; when it takes long and a person is watching, says what is going on.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        scope.spawn(move || {
            if waiting.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                say(&format!("{what} …"));
            }
        });
        let result = work();
        drop(done);
        result
    })
}

/// A panic is a fault of this program; the user is told so in Dutch.
pub(crate) fn set_panic_message() {
    std::panic::set_hook(Box::new(|panic| {
        say("bouwsteen is vastgelopen. Dat ligt aan het programma, niet aan uw gegevens.");
        say("Meld het met de regels hieronder, en met de opdracht die u gaf:");
        say(&panic.to_string());
    }));
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the environment")]
fn wants_colour() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    // Older Windows consoles print colour codes as text; the newer ones give their name.
    let understands = !cfg!(windows) || set("WT_SESSION") || set("TERM_PROGRAM");
    !set("NO_COLOR") && understands && env::var_os("TERM").is_none_or(|term| term != "dumb")
}
