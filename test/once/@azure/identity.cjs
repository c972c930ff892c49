module.exports = globalThis.loadOnce('@azure/identity');
