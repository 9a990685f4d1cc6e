using EmailProviders.Pipeline;

namespace EmailProviders.Tests.Pipeline;

public sealed class RetryDelayTests
{
    [Fact]
    public void L5_waits_grow_with_jitter_within_their_bounds_and_repeat_by_seed()
    {
        var random = new Random(4711);
        var waits = Enumerable.Range(0, 10_000).Select(index => RetryDelay.Of(index % 3, isUnknown: true, TimeSpan.FromSeconds(5), random.NextDouble)).ToList();
        for (var index = 0; index < waits.Count; index++)
        {
            var full = TimeSpan.FromMilliseconds(500 * Math.Pow(2, index % 3));
            waits[index].ShouldBeInRange(full / 2, full);
        }

        waits.Distinct().Count().ShouldBeGreaterThan(9_000);
        var again = new Random(4711);
        RetryDelay.Of(0, isUnknown: true, TimeSpan.FromSeconds(5), again.NextDouble).ShouldBe(waits[0]);
    }

    [Fact]
    public void L3_a_wait_is_never_beyond_its_bound() =>
        RetryDelay.Of(1000, isUnknown: true, TimeSpan.FromSeconds(2), () => 0.999).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
}
