module.exports = globalThis.loadOnce('botbuilder');
