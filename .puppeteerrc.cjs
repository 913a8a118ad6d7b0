// The browser comes from the machine or from `npm start`, never from a download at install time.
module.exports = { skipDownload: true };
