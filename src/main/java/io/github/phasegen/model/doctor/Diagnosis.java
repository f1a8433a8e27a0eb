package io.github.phasegen.model.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All findings, in the order in which things were looked at. */
public record Diagnosis(List<Finding> findings) {

	public Diagnosis {
		findings = List.copyOf(findings);
	}

	/** Whether there is no problem. */
	public boolean ok() {
		return problems().isEmpty();
	}

	/** The findings that are problems. */
	public List<Finding> problems() {
		return findings.stream().filter(finding -> !finding.ok()).toList();
	}

	/** A line per finding; below a problem, what to do; at the end, their number. */
	public String text() {
		final StringBuilder text = new StringBuilder();
		for (final Finding finding : findings) {
			text.append(finding.ok() ? "  ok      " : "  PROBLEM ").append(finding.name()).append(": ").append(finding.found()).append('\n');
			finding.remedy().ifPresent(remedy -> text.append("          what to do: ").append(remedy).append('\n'));
		}
		final int count = problems().size();
		return text.append(count == 0 ? "Everything is in order." : count == 1 ? "1 problem." : count + " problems.").toString();
	}

	/** The same for JSON. */
	public Map<String, Object> toMap() {
		final List<Map<String, Object>> list = new ArrayList<>();
		for (final Finding finding : findings) {
			final Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("name", finding.name());
			entry.put("ok", finding.ok());
			entry.put("found", finding.found());
			finding.remedy().ifPresent(remedy -> entry.put("remedy", remedy));
			list.add(entry);
		}
		final Map<String, Object> map = new LinkedHashMap<>();
		map.put("ok", ok());
		map.put("findings", list);
		return map;
	}
}
