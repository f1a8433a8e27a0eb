package io.github.phasegen.train.experiment;

import java.util.List;

/**
 * What a report shows and in which order.
 *
 * @param title of report and plot
 * @param notes paragraphs below the title
 * @param variants what was trained
 * @param reference name of the variant that the others are compared with, or null
 * @param conditions what was tested under
 * @param measures the first one is plotted
 */
record ReportPlan(String title, List<String> notes, List<Label> variants, String reference, List<Label> conditions,
	List<Measure> measures)
{
	/** A name and how it is shown. */
	record Label(String name, String text) {}

	Measure first() {
		return measures.get(0);
	}
}
