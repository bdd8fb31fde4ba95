using Myna.Server.Shared;

namespace Myna.Server.Tests.Shared;

public class IdsTests
{
    [Fact]
    public void AnIdTellsTheMillisecondThatItWasMadeIn()
    {
        var now = new DateTimeOffset(2026, 11, 27, 16, 17, 36, 123, TimeSpan.Zero);
        Ids.TimeOf(Ids.New(now)).ShouldBe(now);
        // RFC 9562, appendix A.6: an example of version 7 with its time.
        Ids.TimeOf("017f22e279b07cc398c4dc0c0c07398f").ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1_645_557_742_000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("017f22e279b07cc398c4dc0c0c07398")]
    [InlineData("017f22e279b04cc398c4dc0c0c07398f")]
    [InlineData("g17f22e279b07cc398c4dc0c0c07398f")]
    [InlineData("ffffffffffff7cc398c4dc0c0c07398f")]
    public void AnyOtherTextTellsNone(string id) => Ids.TimeOf(id).ShouldBeNull();
}
