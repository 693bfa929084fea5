// Loaded into what the start command starts: when that command is killed, its channel closes and the child ends too.
// Children of the child load this as well, and theirs is another parent with its own use of the channel.
if (process.ppid === Number(process.env.PORTAL_START_PID)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Listening alone would keep a child that is done from ending.
  process.channel?.unref();
}
