// The app inside the stand-in Electron (resources/app). It does what the app that Electron brings for
// development does: take an app's folder from the arguments and run it under its own name and version.
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const Module = require('node:module')
const { join, resolve } = require('node:path')

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
process.defaultApp = true
Module._load(join(folder, manifest.main), Module, true)
