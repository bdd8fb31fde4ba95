using Myna.Server;
using Myna.Server.Operator;

return OperatorTool.Wants(args) ? await OperatorTool.Run(args) : await ServerProgram.Run(args);
