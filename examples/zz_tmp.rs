use std::time::Instant;
use bouwsteen::{schema,source::*};
fn main(){ let root=std::env::args().nth(1).unwrap();
 let t=Instant::now(); schema::visie(); println!("schema {:?}", t.elapsed());
 let t=Instant::now(); let p=bouwsteen::Project::load(&bouwsteen::files::Disk::new(&root)).unwrap(); println!("load {:?}", t.elapsed());
 for f in ["visie/opgave.toml"] { let s=std::fs::read_to_string(format!("{root}/{f}")).unwrap(); let t=Instant::now(); let mut so=Sources::default(); let id=so.add(f,s.as_str()); let (n,_)=parse(id,&s); println!("parse {f} {} nodes {:?}", n.count(), t.elapsed()); }
 let t=Instant::now(); let j=to_json(&p.tree); println!("json {:?}", t.elapsed());
 let t=Instant::now(); let f=schema::visie().validate(&p.tree); println!("validate {:?} {}", t.elapsed(), f.len());
 let t=Instant::now(); let mut n=0; schema::visie().walk(&p.tree, &mut |_,_,_| n+=1); println!("walk {:?} {n}", t.elapsed());
 let t=Instant::now(); let v: bouwsteen::Visie = read(&p.tree).unwrap(); println!("read {:?}", t.elapsed());
 drop((j,v)); println!("{} nodes {} diags", p.tree.count(), p.diagnostics.len());
 for d in p.diagnostics.iter().take(400) { let q=p.sources.position(d.location); println!("{}:{}:{}: {} {} ({}) {}", p.sources.path(d.location.file()), q.line,q.column,d.code,d.message,d.help.clone().unwrap_or_default(), d.pad); }
 let s=std::fs::read_to_string("/proc/self/status").unwrap(); println!("{}", s.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
