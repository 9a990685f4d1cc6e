using EmailProviders.Pipeline;

namespace EmailProviders.Tests.Pipeline;

public sealed class RetryBudgetTests
{
    [Fact]
    public void L6_a_provider_that_fails_for_long_gets_few_retries()
    {
        var budget = new RetryBudget();
        Enumerable.Range(0, 1000).Count(_ => budget.TryTake(EmailErrorKind.Network)).ShouldBe(20);
        for (var index = 0; index < 10; index++)
            budget.Succeeded();
        budget.TryTake(EmailErrorKind.Timeout).ShouldBeTrue();
        budget.TryTake(EmailErrorKind.Network).ShouldBeFalse();
    }
}
