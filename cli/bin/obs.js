#!/usr/bin/env node
// Read by Node of any age: only syntax of 2009 here, and CommonJS (see package.json beside it).
var fs = require('fs')
var path = require('path')
var node = require('./supported-node.js')

var main = path.join(__dirname, '..', 'dist', 'main.js')

if (!node.isSupported(process.version)) {
  refuse('this is Node ' + process.version + '; obs needs ' + node.range + ': https://nodejs.org')
} else if (!fs.existsSync(main)) {
  refuse('it is not built yet; run `npm run build` first')
} else {
  require('module').enableCompileCache()
  require(main)
}

function refuse(reason) {
  process.stderr.write('obs: ' + reason + '\n')
  process.exitCode = 3
}
