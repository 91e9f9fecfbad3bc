using Gongkai.App.Commands;
using Gongkai.Reader.Commands;
using Gongkai.Reader.Words;

var words = CommandWords.For(args, typeof(Program).Assembly);
return await CommandLine.RunAsync(args, words, [.. AppCommands.All(words), .. ReaderCommands.All(words)]).ConfigureAwait(false);
