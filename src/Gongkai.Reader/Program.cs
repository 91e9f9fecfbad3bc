using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;

var words = CommandWords.For(args);
return await CommandLine.RunAsync(args, words, ReaderCommands.All(words)).ConfigureAwait(false);
