// Runs before every script, and is plain JavaScript so that an old Node can read it. Scoretable brings its own Node along (the npm package
// `node`), and npm puts it first on the path of every script; where install scripts were turned off it is missing, and this says so.
const major = Number(process.versions.node.split('.')[0])

if (major < 24) {
  console.error(
    `Scoretable needs Node 24 and this is Node ${process.versions.node}: "npm ci" brings Node 24 along unless install scripts are turned off, ` +
      'so run "npm ci --ignore-scripts=false" and then this again through npm.',
  )
  process.exit(1)
}
