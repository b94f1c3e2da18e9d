// Read by Node of any age: only syntax of 2009 here.
var range = require('../package.json').engines.node

/** Knows the two forms that our own `engines` has: `^22.18` and `>=26`. */
function isSupported(version) {
  return range.split('||').some(function (alternative) {
    var wanted = /(\^|>=)(\d+)(?:\.(\d+))?/.exec(alternative)
    var actual = /^v?(\d+)\.(\d+)/.exec(version)
    var major = Number(actual[1]) - Number(wanted[2])
    var minor = Number(actual[2]) - Number(wanted[3] || 0)
    return major === 0 ? minor >= 0 : major > 0 && wanted[1] === '>='
  })
}

module.exports = { range: range, isSupported: isSupported }
