using Myna.Server.Progress.Contracts;

namespace Myna.Server.Tests.Progress;

public sealed class OpeningTests
{
    /// <param name="lessons">In the order of the course: d(one), r(ead only), n(ot done).</param>
    /// <param name="open">Those that may be started, by their place, and after a slash the one that opens next.</param>
    [Theory]
    [InlineData("nnn", "0/1")]
    [InlineData("dnn", "01/2")]
    [InlineData("ddd", "012/")]
    [InlineData("rnn", "01/2")]
    [InlineData("drn", "012/")]
    [InlineData("rr", "01/")]
    // An author has put a lesson before those that are done.
    [InlineData("nddn", "012/3")]
    [InlineData("dnrn", "01/2")]
    [InlineData("", "/")]
    public void LessonsOpenInOrder(string lessons, string open)
    {
        var order = lessons.Select((_, i) => $"{i}").ToList();
        HashSet<string> Of(char kind) => [.. order.Where((_, i) => lessons[i] == kind)];

        var opening = Opening.InOrder(order, Of('d'), Of('r'));

        $"{string.Concat(order.Where(opening.IsOpen))}/{opening.Next}".ShouldBe(open);
    }
}
