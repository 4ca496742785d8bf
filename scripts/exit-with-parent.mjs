// Loaded into the web server before its own code: when the launcher is gone, however it went, the server goes too.
process.on('disconnect', () => process.exit(0))
process.channel?.unref()
