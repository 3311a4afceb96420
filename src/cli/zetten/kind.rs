//! The process in which own templates run: it bounds itself, reads bytes, sets them and writes bytes.

use std::{
    io::{self, Read, Write},
    process::ExitCode,
};

use bouwsteen::render::pdf::{self, Opgave};

/// The first argument that asks for this; no user types it.
pub(crate) const OPDRACHT: &str = "--zet-in-eigen-proces";

/// The most memory, in bytes: an ordinary visie takes a fifth.
const GEHEUGEN: u64 = 4 << 30;

/// Sets what stands on stdin, in so many seconds, and writes what came of it to stdout.
pub(crate) fn run(seconds: Option<&str>) -> ExitCode {
    let seconds = seconds.and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut bytes = Vec::new();
    if bound(seconds).is_err() || io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let Some(opgave) = Opgave::from_bytes(&bytes) else { return ExitCode::FAILURE };
    drop(bytes);
    let made = pdf::write_zetsel(&pdf::set(&opgave));
    match io::stdout().lock().write_all(&made) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// From here on the system stops this process when it takes too much, and lets it open nothing.
#[cfg(unix)]
fn bound(seconds: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let most = |amount| Rlimit { current: Some(amount), maximum: Some(amount) };
    setrlimit(Resource::Core, most(0))?;
    setrlimit(Resource::Fsize, most(0))?;
    // Only stdin, stdout and stderr are open, and nothing else can be.
    setrlimit(Resource::Nofile, most(3))?;
    // Two threads work, and the clock of the other process counts as well.
    setrlimit(Resource::Cpu, most(seconds.saturating_mul(2).max(1)))?;
    // Not every system can bound memory; the time then bounds it.
    let _ = setrlimit(Resource::As, most(GEHEUGEN));
    Ok(())
}

#[cfg(not(unix))]
fn bound(_: u64) -> io::Result<()> {
    Ok(())
}
