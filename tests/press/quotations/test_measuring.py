"""What `measure_quotations` asks has the verdict that it says, among few publications as among thousands."""

from press.quotations.measuring import cases, load, take


def test_each_way_of_quoting_gets_its_verdict_among_texts_that_all_end_alike(db):
    taken = [take(case) for case in cases(load(12), 2)]
    assert len({each.way for each in taken}) == 6
    assert [each for each in taken if not each.is_right] == []
