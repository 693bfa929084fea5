// Loaded into every child process: when the start command is killed, its channel closes and the child ends too.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening alone would keep a child that is done from ending.
process.channel?.unref();
