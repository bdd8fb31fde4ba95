using Myna.Server;

return await ServerProgram.Run(args);
