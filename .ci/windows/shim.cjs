// Loaded before everything else under Wine, which knows no TCP keep-alive options: a gap of Wine's, not of Windows'.
process.removeAllListeners('warning');
const { TCP } = process.binding('tcp_wrap');
TCP.prototype.setKeepAlive = () => 0;
