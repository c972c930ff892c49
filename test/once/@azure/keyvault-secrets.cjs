module.exports = globalThis.loadOnce('@azure/keyvault-secrets');
