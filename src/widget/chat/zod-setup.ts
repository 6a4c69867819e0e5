import { config } from 'zod'

// Compiled schemas need eval, which the content security policy forbids. Each schema asks when it is made, and every
// question is reported as a violation: so this has to run before the modules that make schemas.
config({ jitless: true })
