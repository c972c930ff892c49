module.exports = globalThis.loadOnce('@azure/core-rest-pipeline');
