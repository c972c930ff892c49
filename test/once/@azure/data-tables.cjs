module.exports = globalThis.loadOnce('@azure/data-tables');
