// Completions, signatures, hover texts and errors while typing, from the lesson's own process.
export function offerServices() {}
